package dev.switchboard.it.retail.replay;

import dev.switchboard.it.retail.replay.Recording.Duplicate;
import dev.switchboard.it.retail.replay.Recording.RecordedCall;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares with what is known, and counts. */
final class Comparison {

    private static final String FAILURE = "{\"error\":";

    private final Delivery delivery;
    private final List<String> differences = new ArrayList<>();
    private int calls;
    private int delivered;
    private int doubledEffects;
    private int falseFailures;
    private int lostAnswers;

    Comparison(Delivery delivery) {
        this.delivery = delivery;
    }

    /**
     * Looks at what the model was told.
     *
     * @param recording the recording
     * @param position which of its function calls
     * @param told every answer that came: of one function call, or of two
     */
    void answers(Recording recording, int position, List<String> told) {
        RecordedCall call = recording.calls().get(position);
        calls++;
        delivered += delivery.times(call);
        int functionCalls = delivery == Delivery.NEW_ID ? delivery.times(call) : 1;
        if (told.size() < functionCalls) {
            lostAnswers += functionCalls - told.size();
            differ(recording, position, told.size() + " answers to " + functionCalls + " function calls");
        }
        for (int i = 0; i < told.size(); i++) {
            String expected = expected(call, i);
            if (!Same.answer(call.name(), expected, told.get(i))) {
                differ(recording, position, call.name() + ": expected " + expected + " but was told " + told.get(i));
            }
            if (!call.error() && told.get(i).startsWith(FAILURE)) {
                falseFailures++;
            }
        }
        if (delivery != Delivery.NEW_ID && told.stream().distinct().count() > 1) {
            differ(recording, position, "not byte for byte the same: " + told);
        }
    }

    private String expected(RecordedCall call, int answer) {
        return answer > 0 && delivery == Delivery.NEW_ID
                ? call.duplicate().map(Duplicate::result).orElse(call.result())
                : call.result();
    }

    /**
     * Looks at the database.
     *
     * @param recording the recording, which is played to its end
     * @param end the records that are different from what they were at first
     */
    void end(Recording recording, JsonObject end) {
        for (String table : List.of("orders", "users", "products")) {
            JsonObject expected = recording.end().getJsonObject(table, new JsonObject());
            JsonObject found = end.getJsonObject(table, new JsonObject());
            Set<String> keys = new TreeSet<>(expected.fieldNames());
            keys.addAll(found.fieldNames());
            for (String key : keys) {
                if (!Same.json(expected.getValue(key), found.getValue(key))) {
                    doubledEffects++;
                    differ(
                            recording,
                            recording.calls().size(),
                            key + ": expected at the end " + expected.getValue(key) + " but found "
                                    + found.getValue(key));
                }
            }
        }
    }

    private void differ(Recording recording, int position, String how) {
        differences.add("recording " + recording.id() + ", call " + position + ", " + how);
    }

    int calls() {
        return calls;
    }

    int delivered() {
        return delivered;
    }

    int doubledEffects() {
        return doubledEffects;
    }

    int falseFailures() {
        return falseFailures;
    }

    int lostAnswers() {
        return lostAnswers;
    }

    List<String> differences() {
        return List.copyOf(differences);
    }
}
