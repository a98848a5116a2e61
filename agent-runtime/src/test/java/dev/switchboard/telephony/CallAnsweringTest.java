package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Logged;
import dev.switchboard.api.CallRecord.State;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.Catalog;
import dev.switchboard.ledger.CallDecisions;
import dev.switchboard.ledger.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What becomes of a call where something of ours fails. How calls are decided is shown in a server. */
@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
class CallAnsweringTest {

    private static final IncomingCall CALL =
            new IncomingCall("rtc_1", PhoneAddress.WITHHELD, new PhoneAddress("", "+18005550100"), List.of());

    private final List<String> refused = new ArrayList<>();
    private final CallAnswering answering = new CallAnswering();

    CallAnsweringTest() {
        answering.catalog = new Catalog() {
            @Override
            public Optional<AgentDescriptor> agentFor(String calledNumber) {
                return Optional.of(new AgentDescriptor("reception", List.of(calledNumber), Object.class, List.of()));
            }
        };
        answering.decisions = new CallDecisions() {
            @Override
            public boolean begin(Claim claim, Optional<String> agent) {
                return true;
            }

            @Override
            public boolean notTaken(Claim claim, State state, String reason) {
                refused.add(state + " " + reason);
                return true;
            }
        };
        answering.limits = new CallLimits() {
            @Override
            Optional<Excess> enter(IncomingCall call) {
                throw new IllegalStateException("something is wrong");
            }

            @Override
            synchronized void leave(String callId) {}
        };
        answering.refusal = new Refusal() {
            @Override
            void refuse(String callId, int sipStatus, String reason, Consumer<State> then) {
                refused.add(sipStatus + " " + reason);
                then.accept(State.REJECTED);
            }
        };
        answering.metrics = new CallMetrics() {
            @Override
            void notTaken(String reason) {}
        };
        answering.threads = new CallThreads() {
            @Override
            void work(Runnable task) {
                task.run();
            }

            @Override
            void workAfter(Duration delay, Runnable task) {
                task.run();
            }
        };
    }

    @Test
    void neverLetsACallRingWhereSomethingOfOursFails() {
        try (Logged log = new Logged(CallAnswering.class)) {
            answering.answerLater(CALL, Claim.first("rtc_1"));

            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("SEVERE SWB-5012: call rtc_1: could not be decided"));
        }
        assertThat(refused).containsExactly("503 failed", "REJECTED failed");
    }
}
