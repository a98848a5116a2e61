package dev.switchboard.it.retail.replay;

import dev.switchboard.it.retail.replay.Recording.Duplicate;
import dev.switchboard.it.retail.replay.Recording.RecordedCall;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares with what is known, and counts. */
final class Comparison {

    private static final String FAILURE = "{\"error\":";

    private final Delivery delivery;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> repeats = new TreeMap<>();
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
        int functionCalls = delivery.functionCalls(call);
        if (told.size() < functionCalls) {
            lostAnswers += functionCalls - told.size();
            differ(recording, position, told.size() + " answers to " + functionCalls + " function calls");
        }
        for (int i = 0; i < told.size(); i++) {
            boolean repeat = i > 0 && delivery.isNewId();
            if (!(repeat ? isTheRepeat(call, told) : Same.answer(call.name(), call.result(), told.get(i)))) {
                differ(recording, position, call.name() + ": expected " + call + " but was told " + told);
            }
            if (!call.error() && told.get(i).startsWith(FAILURE)) {
                falseFailures++;
            }
        }
        if (!delivery.isNewId() && told.stream().distinct().count() > 1) {
            differ(recording, position, "not byte for byte the same: " + told);
        }
    }

    private boolean isTheRepeat(RecordedCall call, List<String> told) {
        Duplicate reference = call.duplicate().orElseThrow();
        boolean runs = delivery == Delivery.ALLOWED || call.error();
        String kind = runs ? "runs" : delivery == Delivery.HEARD ? "confirmed" : "replayed";
        String referenceKind = reference.error() ? (call.error() ? "fails again" : "false failure") : "the same answer";
        repeats.merge(call.name() + " | " + referenceKind + " | " + kind, 1, Integer::sum);
        if (runs) {
            return Same.answer(call.name(), reference.result(), told.get(1));
        }
        JsonObject answer = new JsonObject(told.get(1));
        return answer.getBoolean("repeated", false)
                && answer.getString("message").startsWith("This was done already at ")
                && (delivery == Delivery.HEARD
                        ? answer.getString("message").contains("Nothing was done now.")
                        : Same.json(new JsonObject(told.get(0)), answer.getJsonObject("answer")));
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

    /** What repeats by the model came to, in the reference and here: how many of each tool and kind. */
    Map<String, Integer> repeats() {
        return repeats;
    }

    List<String> differences() {
        return List.copyOf(differences);
    }
}
