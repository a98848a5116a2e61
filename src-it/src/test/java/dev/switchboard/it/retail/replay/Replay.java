package dev.switchboard.it.retail.replay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Replays recordings, each from the initial database on, and compares every answer and every end state. */
final class Replay {

    private final RetailDatabase database;
    private final Line line;

    Replay(RetailDatabase database, Line line) {
        this.database = database;
        this.line = line;
    }

    /**
     * Replays all.
     *
     * @param what the recordings, in a word
     * @param recordings which
     * @param delivery how often each write is delivered
     * @return what came of it
     */
    Outcome of(String what, List<Recording> recordings, Delivery delivery) throws Exception {
        long rowsBefore = rows();
        long runsBefore = runs();
        long begun = System.nanoTime();
        Comparison comparison = new Comparison(delivery);
        for (Recording recording : recordings) {
            try {
                List<List<String>> answers = line.play(recording, delivery);
                for (int i = 0; i < recording.calls().size(); i++) {
                    comparison.answers(recording, i, answers.get(i));
                }
                comparison.end(recording, database.differences());
            } finally {
                database.reset(database.differences());
            }
        }
        Duration duration = Duration.ofNanos(System.nanoTime() - begun);
        if (!database.isAsAtFirst()) {
            throw new IllegalStateException("something was changed that no recording changes");
        }
        return new Outcome(
                what,
                line.toString(),
                delivery,
                recordings.size(),
                comparison.calls(),
                comparison.delivered(),
                rows() - rowsBefore,
                runs() - runsBefore,
                comparison.doubledEffects(),
                comparison.falseFailures(),
                comparison.lostAnswers(),
                line.unrecoverable(),
                comparison.repeats(),
                comparison.differences(),
                duration);
    }

    private long rows() throws SQLException {
        return database.count("select count(*) from switchboard_invocation");
    }

    private long runs() throws SQLException {
        return database.count("select coalesce(sum(attempts), 0) from switchboard_invocation");
    }
}
