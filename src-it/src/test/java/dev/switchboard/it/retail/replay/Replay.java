package dev.switchboard.it.retail.replay;

import dev.switchboard.it.retail.replay.Recording.RecordedCall;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Replays recordings, each from the initial database on, and compares every answer and every end state. */
final class Replay {

    private final RetailDatabase database;
    private final Line line;
    private long play;
    private long diff;

    Replay(RetailDatabase database, Line line) {
        this.database = database;
        this.line = line;
    }

    /** Replays all, and tells what came of it. */
    Outcome of(String what, List<Recording> recordings, Delivery delivery) throws Exception {
        long rowsBefore = rows();
        long runsBefore = runs();
        long begun = System.nanoTime();
        Outcome.Counter counter = new Outcome.Counter();
        for (Recording recording : recordings) {
            long a = System.nanoTime();
            List<List<String>> answers = line.play(recording, delivery);
            play += System.nanoTime() - a;
            for (int i = 0; i < recording.calls().size(); i++) {
                compare(recording, i, answers.get(i), delivery, counter);
            }
            a = System.nanoTime();
            JsonObject end = database.differences();
            diff += System.nanoTime() - a;
            counter.end(recording, end);
            database.reset(end);
        }
        System.out.println("PLAY " + play / 1000000 + " DIFF " + diff / 1000000);
        return counter.outcome(
                what,
                line.toString(),
                delivery,
                recordings.size(),
                rows() - rowsBefore,
                runs() - runsBefore,
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private long rows() throws Exception {
        return database.count("select count(*) from switchboard_invocation");
    }

    private long runs() throws Exception {
        return database.count("select coalesce(sum(attempts), 0) from switchboard_invocation");
    }

    private static void compare(
            Recording recording, int position, List<String> answers, Delivery delivery, Outcome.Counter counter) {
        RecordedCall call = recording.calls().get(position);
        List<String> expected = new ArrayList<>(List.of(call.result()));
        if (call.writes() && delivery == Delivery.SAME_ID) {
            expected.add(call.result());
        } else if (call.writes() && delivery == Delivery.NEW_ID) {
            expected.add(call.duplicate().map(Recording.Duplicate::result).orElse(call.result()));
        }
        counter.call(recording, position, expected, answers, delivery);
    }
}
