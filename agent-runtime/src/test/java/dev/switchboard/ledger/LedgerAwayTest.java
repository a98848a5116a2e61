package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.switchboard.Logged;
import dev.switchboard.api.Reconciler.Finding;
import dev.switchboard.call.Note;
import dev.switchboard.configuration.TestSettings;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What operators are told while the database cannot be used. */
class LedgerAwayTest {

    private static final class Away extends NewTransaction {
        @Override
        <T> T call(Work<T> work) throws SQLException {
            throw new SQLException("the database is away", "08006");
        }
    }

    private final Clock clock = Clock.systemUTC();
    private final Expiry expiry = new Expiry(new Away(), TestSettings.ledger(Duration.ofDays(1), false), clock);

    @Test
    void saysThatNotesWaitAndHowManyAreDropped() {
        NoteRecorder recorder =
                new NoteRecorder(new Away(), clock, new Node(), TestSettings.ledger(Duration.ZERO, false));
        for (int i = 0; i < 50_007; i++) {
            recorder.keep("rtc_1", new Note.Digit("5"));
        }
        try (Logged log = new Logged(NoteRecorder.class)) {
            recorder.flush();

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("SWB-3011: the ledger cannot be written"))
                    .anyMatch(line -> line.contains("SWB-3004: 7 notes of calls were dropped"));
        }
    }

    @Test
    void saysHowManyReceiptsItDrops() {
        InvocationQueue queue = new InvocationQueue(new Away(), clock, null);
        InvocationEntry entry =
                new InvocationEntry(new InvocationKey("rtc_1", "call_1"), 1, "book", "{}", Instant.EPOCH, 0, null);
        for (int i = 0; i < 100_507; i++) {
            queue.received(entry);
        }
        try (Logged log = new Logged(InvocationQueue.class)) {
            queue.flush();

            assertThat(log.lines()).anyMatch(line -> line.startsWith("SEVERE SWB-3030: 7 receipts were dropped"));
        }
    }

    @Test
    void saysThatNothingExpires() {
        try (Logged log = new Logged(Expiry.class)) {
            expiry.expireSome();

            assertThat(log.lines()).anyMatch(line -> line.contains("SWB-3012: calls that have expired"));
        }
    }

    @Test
    void saysThatNothingIsErasedOrSettled() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new LedgerCalls(new Away(), expiry).erase("+14155550123"))
                .withMessageStartingWith("SWB-3013: ");
        assertThatIllegalStateException()
                .isThrownBy(() -> new LedgerSettlements(new Away(), clock, null)
                        .settle("rtc_1", "call_1", Finding.done("done"), "Grace"))
                .withMessageStartingWith("SWB-3031: ");
    }
}
