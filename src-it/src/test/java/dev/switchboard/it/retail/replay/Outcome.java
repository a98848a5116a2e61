package dev.switchboard.it.retail.replay;

import dev.switchboard.it.retail.replay.Recording.RecordedCall;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a replay.
 *
 * @param what the recordings
 * @param line the way to the shop
 * @param delivery how often writes were delivered
 * @param recordings how many recordings there were
 * @param calls how many function calls they have
 * @param deliveries how many function calls were delivered
 * @param rows how many rows the ledger has of them
 * @param runs how many times a tool's method was run
 * @param doubledEffects how many records are not as they should be at the end of their recording
 * @param falseFailures how often the model was told of a failure although the thing was done
 * @param lostAnswers how many deliveries never got an answer
 * @param differences every answer and end state that is not the expected one, in words
 * @param duration how long it took
 */
record Outcome(
        String what,
        String line,
        Delivery delivery,
        int recordings,
        int calls,
        int deliveries,
        long rows,
        long runs,
        int doubledEffects,
        int falseFailures,
        int lostAnswers,
        List<String> differences,
        Duration duration) {

    /** Counts during a replay. */
    static final class Counter {

        private final List<String> differences = new ArrayList<>();
        private int calls;
        private int deliveries;
        private int doubledEffects;
        private int falseFailures;
        private int lostAnswers;

        void call(Recording recording, int position, List<String> expected, List<String> answers, Delivery delivery) {
            RecordedCall call = recording.calls().get(position);
            calls++;
            deliveries += expected.size();
            lostAnswers += Math.max(0, expected.size() - answers.size());
            for (int i = 0; i < Math.min(expected.size(), answers.size()); i++) {
                if (!Same.answer(call.name(), expected.get(i), answers.get(i))) {
                    differ(
                            recording,
                            position,
                            call.name() + ": expected " + expected.get(i) + " but was told " + answers.get(i));
                }
                if (!call.error() && answers.get(i).startsWith("{\"error\":")) {
                    falseFailures++;
                }
            }
            if (answers.size() != expected.size()) {
                differ(recording, position, answers.size() + " answers to " + expected.size() + " deliveries");
            } else if (delivery == Delivery.SAME_ID
                    && answers.stream().distinct().count() != 1) {
                differ(recording, position, "not byte for byte the same: " + answers);
            }
        }

        void end(Recording recording, JsonObject end) {
            if (Same.json(recording.end(), end)) {
                return;
            }
            for (String table : List.of("orders", "users", "products")) {
                JsonObject expected = recording.end().getJsonObject(table, new JsonObject());
                JsonObject ours = end.getJsonObject(table, new JsonObject());
                List<String> keys = new ArrayList<>(expected.fieldNames());
                ours.fieldNames().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
                for (String key : keys) {
                    if (!Same.json(expected.getValue(key), ours.getValue(key))) {
                        doubledEffects++;
                        differ(
                                recording,
                                recording.calls().size(),
                                table + " " + key + ": expected at the end " + expected.getValue(key) + " but found "
                                        + ours.getValue(key));
                    }
                }
            }
        }

        private void differ(Recording recording, int position, String how) {
            differences.add("recording " + recording.id() + ", call " + position + ", " + how);
        }

        Outcome outcome(
                String what, String line, Delivery delivery, int recordings, long rows, long runs, Duration duration) {
            return new Outcome(
                    what,
                    line,
                    delivery,
                    recordings,
                    calls,
                    deliveries,
                    rows,
                    runs,
                    doubledEffects,
                    falseFailures,
                    lostAnswers,
                    List.copyOf(differences),
                    duration);
        }
    }
}
