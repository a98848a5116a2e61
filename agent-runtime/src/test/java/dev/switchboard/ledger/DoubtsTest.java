package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order in which doubts are looked after, where they are more than can be at once. */
class DoubtsTest {

    private static final Instant EARLY = Instant.parse("2026-07-01T09:00:00Z");

    private final TestDatabase database = TestDatabase.h2();
    private final Doubts doubts = new Doubts(database.transactions(), 2);

    private void doubt(String functionCallId, Instant startedAt) throws SQLException {
        new InvocationLedger(new LedgerDataSource(), database.transactions(), Clock.systemUTC(), new Fired<>())
                .fix(
                        new InvocationEntry(
                                new InvocationKey("rtc_1", functionCallId), 1, "pay", "{}", startedAt, 1, null),
                        FixedAnswer.uncertain(),
                        null);
    }

    private List<String> next() throws SQLException {
        return doubts.next(EARLY.plusSeconds(60)).stream()
                .map(doubt -> doubt.key().functionCallId())
                .toList();
    }

    /** What is left to people stays; it must not be all that is ever looked at. */
    @Test
    void comesToEachInTurn() throws Exception {
        IncomingCall call = new IncomingCall("rtc_1", PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of());
        new CallLedger(database.transactions(), new Node(), Clock.systemUTC()).receive("wh_1", call);
        assertThat(next()).isEmpty();
        doubt("call_3", EARLY);
        doubt("call_2", EARLY);
        doubt("call_1", EARLY.plusSeconds(1));
        doubt("call_4", EARLY);
        doubt("call_5", EARLY.plusSeconds(2));
        doubt("call_6", EARLY.plusSeconds(60));

        assertThat(next()).containsExactly("call_2", "call_3");
        assertThat(next()).containsExactly("call_4", "call_1");
        assertThat(next()).containsExactly("call_5");
        assertThat(next()).as("from the beginning again").containsExactly("call_2", "call_3");
    }
}
