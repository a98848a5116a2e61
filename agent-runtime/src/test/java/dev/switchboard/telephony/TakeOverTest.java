package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Logged;
import dev.switchboard.ledger.StoredCalls;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators are told where calls cannot be taken up. That they are is shown by servers that are killed. */
@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
class TakeOverTest {

    @Test
    void saysThatCallsOfAnEarlierStartCannotBeTakenUp() {
        TakeOver takeOver = new TakeOver();
        takeOver.calls = new StoredCalls() {
            @Override
            public List<StoredCall> takeOver() throws SQLException {
                throw new SQLException("the database is away");
            }
        };
        try (Logged log = new Logged(TakeOver.class)) {
            takeOver.run();

            assertThat(log.lines()).anyMatch(line -> line.startsWith("SEVERE SWB-5006: "));
        }
    }
}
