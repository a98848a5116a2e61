package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Logged;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.catalog.Catalog;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.ledger.StoredCalls;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens where calls cannot be taken up at once. That they are is shown by servers that are killed. */
@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
class TakeOverTest {

    private static final StoredCalls.StoredCall ORPHAN = new StoredCalls.StoredCall(
            new IncomingCall("rtc_1", PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of()), null, "earlier", 1);

    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<String> ended = new ArrayList<>();
    private final TakeOver takeOver = new TakeOver();

    @BeforeEach
    void laterIsWhenTheTestSaysSo() {
        takeOver.catalog = new Catalog() {};
        takeOver.clock = Clock.systemUTC();
        takeOver.threads = new CallThreads() {
            @Override
            void workAfter(Duration delay, Runnable task) {
                later.add(task);
            }
        };
        takeOver.ledger = new CallLedger() {
            @Override
            public void ended(String callId, String reason) {
                ended.add(callId + " " + reason);
            }
        };
    }

    /** A database that is away for as many statements. */
    private static final class Stumbling extends StoredCalls {

        private int stumbles;

        Stumbling(int stumbles) {
            this.stumbles = stumbles;
        }

        @Override
        public List<StoredCall> orphans() throws SQLException {
            stumble();
            return List.of(ORPHAN);
        }

        @Override
        public List<StoredCall> overWithWorkLeft(Instant since) {
            return List.of();
        }

        @Override
        public Optional<StoredCall> take(StoredCall orphan) throws SQLException {
            stumble();
            return Optional.of(orphan);
        }

        private void stumble() throws SQLException {
            if (stumbles-- > 0) {
                throw new SQLException("the database is away");
            }
        }
    }

    private List<String> run(int stumbles) {
        takeOver.calls = new Stumbling(stumbles);
        try (Logged log = new Logged(TakeOver.class)) {
            takeOver.run();
            return log.lines();
        }
    }

    @Test
    void looksAgainForCallsOfAnEarlierStart() {
        assertThat(run(1)).anyMatch(line -> line.startsWith("SEVERE SWB-5006: "));
        assertThat(ended).isEmpty();

        later.remove().run();
        assertThat(ended).containsExactly("rtc_1 no_agent");
        assertThat(later).isEmpty();
    }

    @Test
    void triesAgainToTakeUpACall() {
        assertThat(run(2)).isNotEmpty();
        later.remove().run();
        assertThat(ended).isEmpty();

        later.remove().run();
        assertThat(ended).containsExactly("rtc_1 no_agent");
        assertThat(later).isEmpty();
    }
}
