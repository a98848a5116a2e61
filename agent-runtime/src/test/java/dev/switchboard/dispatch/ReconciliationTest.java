package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Logged;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.api.Tool;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.Catalog;
import dev.switchboard.catalog.Tools;
import dev.switchboard.configuration.Settings;
import dev.switchboard.ledger.Doubts;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.IntentLedger;
import dev.switchboard.ledger.InvocationEntry;
import dev.switchboard.ledger.InvocationKey;
import dev.switchboard.ledger.StoredCalls;
import dev.switchboard.ledger.Unwritten;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes wrong with one unknown outcome is told, and the others are looked after. The rest is shown in a server. */
@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
class ReconciliationTest {

    /** Pays, once for each key. */
    public static final class Till {

        /** Pays. */
        @Tool(value = "Pays", openWorld = true, idempotent = true)
        public String pay() {
            return "paid";
        }
    }

    /** Concludes what is running, unless its tool was faster. */
    private final class Concluding extends IntentLedger {

        private final Optional<FixedAnswer> faster;

        Concluding(Optional<FixedAnswer> faster) {
            this.faster = faster;
        }

        @Override
        public FixedAnswer conclude(InvocationEntry entry, FixedAnswer answer, @Nullable String failure) {
            done.add("concluded as " + answer.outcome() + ", attempts " + entry.attempts());
            return faster.orElse(answer);
        }
    }

    private final Reconciliation reconciliation = new Reconciliation();
    private final List<String> done = new ArrayList<>();

    private static Doubts.Doubt doubt(String functionCallId, Outcome outcome) {
        return new Doubts.Doubt(new InvocationKey("rtc_1", functionCallId), "pay", "{}", outcome, 1, Instant.EPOCH);
    }

    private void finds(Doubts.Doubt... found) {
        reconciliation.clock = Clock.systemUTC();
        reconciliation.unwritten = new Unwritten() {};
        reconciliation.settings = new Settings() {
            @Override
            public Duration reconcileAfter() {
                return Duration.ofMinutes(1);
            }
        };
        reconciliation.doubts = new Doubts() {
            @Override
            public List<Doubt> next(Instant startedBefore) {
                return List.of(found);
            }
        };
    }

    @Test
    void goesOnAfterOneThatCannotBeLookedAfter() {
        finds(doubt("call_1", Outcome.UNKNOWN), doubt("call_2", Outcome.UNKNOWN));
        List<String> looked = new ArrayList<>();
        reconciliation.calls = new StoredCalls() {
            @Override
            public Optional<StoredCall> find(String callId) throws SQLException {
                looked.add(callId);
                throw new SQLException("the database is away");
            }
        };
        try (Logged log = new Logged(Reconciliation.class)) {
            reconciliation.run();

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("SWB-2008: call rtc_1 invocation call_"))
                    .hasSize(2);
        }
        assertThat(looked).hasSize(2);
    }

    /** Whoever takes the call up tells that it is not certain, or has told it: what comes of it is news. */
    @Test
    void concludesWhatAServerDiedOverBeforeItRunsItAgain() {
        hasATill();
        reconciliation.intents = new Concluding(Optional.empty());
        finds(doubt("call_1", Outcome.RUNNING), doubt("call_2", Outcome.UNKNOWN));

        reconciliation.run();

        assertThat(done)
                .containsExactly(
                        "concluded as UNKNOWN, attempts 1",
                        "run again call_1, attempts 1",
                        "run again call_2, attempts 1");
    }

    @Test
    void doesNotRunAgainWhatHasComeToItsEndMeanwhile() {
        hasATill();
        reconciliation.intents = new Concluding(Optional.of(new FixedAnswer(Outcome.COMMITTED, "paid")));
        finds(doubt("call_1", Outcome.RUNNING));

        reconciliation.run();

        assertThat(done).containsExactly("concluded as UNKNOWN, attempts 1");
    }

    private void hasATill() {
        reconciliation.calls = new StoredCalls() {
            @Override
            public Optional<StoredCall> find(String callId) {
                IncomingCall call = new IncomingCall(callId, PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of());
                return Optional.of(new StoredCall(call, "shop", "node", 1, Instant.EPOCH));
            }
        };
        reconciliation.catalog = new Catalog() {
            @Override
            public Optional<AgentDescriptor> agentNamed(String name) {
                return Optional.of(new AgentDescriptor(name, List.of("1"), Till.class, Tools.of(Till.class)));
            }
        };
        reconciliation.boundary = new IntentBoundary(null, null, null, null);
        reconciliation.dispatcher = new Dispatcher() {
            @Override
            public void runAgain(ToolRequest request, int attempts) {
                done.add("run again " + request.functionCallId() + ", attempts " + attempts);
            }
        };
    }
}
