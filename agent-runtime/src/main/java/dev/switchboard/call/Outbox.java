package dev.switchboard.call;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the model has to read and has not, as far as is known. What the service has and the model responds to is out.
 *
 * @param parcels by the id of the conversation item, in the order in which they came
 */
record Outbox(Map<String, Parcel> parcels) {

    static final Outbox EMPTY = new Outbox(Map.of());

    Outbox with(String itemId, Parcel parcel) {
        Map<String, Parcel> all = new LinkedHashMap<>(parcels);
        all.put(itemId, parcel);
        return new Outbox(all);
    }

    Outbox each(UnaryOperator<Parcel> change) {
        if (parcels.isEmpty()) {
            return this;
        }
        Map<String, Parcel> all = new LinkedHashMap<>(parcels);
        all.replaceAll((id, parcel) -> change.apply(parcel));
        all.values().removeIf(Parcel::isDone);
        return new Outbox(all);
    }

    Outbox change(String itemId, UnaryOperator<Parcel> change) {
        return parcels.containsKey(itemId)
                ? new Outbox(with(itemId, change.apply(parcels.get(itemId))).parcels()).each(parcel -> parcel)
                : this;
    }

    Outbox without(String itemId) {
        Map<String, Parcel> all = new LinkedHashMap<>(parcels);
        all.remove(itemId);
        return new Outbox(all);
    }

    boolean isOpen(String itemId) {
        return parcels.containsKey(itemId) && parcels.get(itemId).isOpen();
    }

    /** Whether there is something of which the model is to be told where it is quiet. */
    boolean waitsForQuiet() {
        return parcels.values().stream().anyMatch(parcel -> parcel.told() == Parcel.Told.IF_QUIET);
    }

    /** Whether there is nothing later to read about its function call. */
    boolean isLatest(Parcel parcel) {
        return parcels.values().stream()
                .filter(other -> other.functionCallId().equals(parcel.functionCallId()))
                .reduce((earlier, later) -> later)
                .filter(parcel::equals)
                .isPresent();
    }

    /** Whether the model has read all that there is about a function call. */
    boolean isRead(String functionCallId) {
        return parcels.values().stream()
                .noneMatch(parcel ->
                        parcel.functionCallId().filter(functionCallId::equals).isPresent());
    }

    boolean isAnyOpen() {
        return parcels.values().stream().anyMatch(Parcel::isOpen);
    }

    boolean isAnyChecked() {
        return parcels.values().stream().anyMatch(parcel -> parcel.delivery() == Parcel.Delivery.CHECKED);
    }
}
