package dev.switchboard.it.retail.replay;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Function calls that follow each other, from the initial database on.
 *
 * @param id which it is
 * @param calls the calls
 * @param end the records that are different at the end, by table and key
 */
record Recording(String id, List<RecordedCall> calls, JsonObject end) {

    private static final Set<String> WRITING = Set.of(
            "cancel_pending_order",
            "exchange_delivered_order_items",
            "modify_pending_order_address",
            "modify_pending_order_items",
            "modify_pending_order_payment",
            "modify_user_address",
            "return_delivered_order_items");

    /**
     * A function call.
     *
     * @param name the function
     * @param arguments its arguments
     * @param result what the reference returns
     * @param error whether that is an error
     * @param duplicate what the reference does when the call comes again; only of calls that write
     */
    record RecordedCall(
            String name, JsonObject arguments, String result, boolean error, Optional<Duplicate> duplicate) {

        /** Whether the function can change something, though this call of it may not. */
        boolean writes() {
            return WRITING.contains(name);
        }
    }

    /**
     * What a second, identical call does in the reference, which remembers nothing.
     *
     * @param result what it returns
     * @param error whether that is an error
     * @param changed whether the data is changed once more
     */
    record Duplicate(String result, boolean error, boolean changed) {}

    /** The rest, from one of its function calls on. */
    Recording from(int position) {
        return new Recording(id, calls.subList(position, calls.size()), end);
    }

    /** Reads recordings, without the calls of functions that the shop does not have. */
    static List<Recording> load(Path file, Set<String> known) throws IOException {
        return new JsonArray(Buffer.buffer(Files.readAllBytes(file)))
                .stream()
                        .map(JsonObject.class::cast)
                        .map(json -> of(json, known))
                        .toList();
    }

    private static Recording of(JsonObject json, Set<String> known) {
        return new Recording(
                String.valueOf(json.getValue("id")),
                json.getJsonArray("calls").stream()
                        .map(JsonObject.class::cast)
                        .filter(call -> known.contains(call.getString("name")))
                        .map(Recording::call)
                        .toList(),
                json.getJsonObject("final"));
    }

    private static RecordedCall call(JsonObject json) {
        return new RecordedCall(
                json.getString("name"),
                json.getJsonObject("arguments"),
                json.getString("result"),
                json.getBoolean("error"),
                Optional.ofNullable(json.getJsonObject("duplicate"))
                        .map(again -> new Duplicate(
                                again.getString("result"), again.getBoolean("error"), again.getBoolean("changed"))));
    }
}
