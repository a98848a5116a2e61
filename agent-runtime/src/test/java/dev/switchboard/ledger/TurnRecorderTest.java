package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Logged;
import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.call.Note.Turn;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class TurnRecorderTest {

    private static final class Away extends NewTransaction {
        @Override
        <T> T call(Work<T> work) throws SQLException {
            throw new SQLException("the database is away");
        }
    }

    @Test
    void saysHowManyTurnsItDropsWhileTheDatabaseIsAway() {
        TurnRecorder recorder = new TurnRecorder(new Away(), Clock.systemUTC());
        for (int i = 0; i < 100_507; i++) {
            recorder.keep("rtc_1", new Turn("item_" + i, Speaker.CALLER, "hello"));
        }
        try (Logged log = new Logged(TurnRecorder.class)) {
            recorder.flush();
            assertThat(log.lines()).anyMatch(line -> line.startsWith("SEVERE SWB-3004: 7 turns were dropped"));
        }
    }
}
