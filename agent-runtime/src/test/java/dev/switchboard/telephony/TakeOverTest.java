package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Logged;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.call.Known;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.Catalog;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.ledger.Receipts;
import dev.switchboard.ledger.StoredCalls;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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
            new IncomingCall("rtc_1", PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of()),
            null,
            "earlier",
            1,
            null);

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

    @Test
    void knowsHowLongACallHasLastedAndWhetherItIsOver() {
        Instant now = Instant.parse("2026-03-02T12:00:00Z");
        List<Duration> lasted = new ArrayList<>();
        List<Boolean> over = new ArrayList<>();
        takeOver.clock = Clock.fixed(now, ZoneOffset.UTC);
        takeOver.catalog = new Catalog() {
            @Override
            public Optional<AgentDescriptor> agentNamed(String name) {
                return Optional.of(new AgentDescriptor(name, List.of(), Object.class, List.of()));
            }
        };
        takeOver.receipts = new Receipts() {
            @Override
            public List<Receipt> of(String callId) {
                return List.of();
            }
        };
        takeOver.liveCalls = new LiveCalls() {
            @Override
            void takeUp(
                    IncomingCall call,
                    AgentDescriptor agent,
                    long epoch,
                    List<Known> known,
                    Duration duration,
                    boolean isOver) {
                lasted.add(duration);
                over.add(isOver);
            }
        };
        takeOver.calls = new StoredCalls() {
            @Override
            public List<StoredCall> orphans() {
                return List.of(new StoredCall(ORPHAN.call(), "reception", "earlier", 1, now.minusSeconds(90)));
            }

            @Override
            public List<StoredCall> overWithWorkLeft(Instant since) {
                assertThat(since).isEqualTo(now.minus(Duration.ofDays(1)));
                return List.of(new StoredCall(ORPHAN.call(), "reception", "earlier", 1, now.minusSeconds(30)));
            }

            @Override
            public Optional<StoredCall> take(StoredCall orphan) {
                return Optional.of(orphan);
            }
        };

        takeOver.run();

        assertThat(lasted).containsExactly(Duration.ofSeconds(90), Duration.ofSeconds(30));
        assertThat(over).containsExactly(false, true);
    }
}
