package dev.switchboard.telephony;

import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.catalog.AgentDescriptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Asks an agent what shall become of a call. An agent that fails, or takes too long, is not available. */
@ApplicationScoped
class AgentDecision {

    private static final System.Logger LOG = System.getLogger(AgentDecision.class.getName());

    private static final long LONGEST_SECONDS = 10;

    private static final Decision FAILED = new Decision(Answer.reject(480), "agent_failed");

    @Inject
    @Any
    Instance<CallHandler> handlers;

    /**
     * What was decided.
     *
     * @param answer the agent's, or a refusal where it has none
     * @param reason why it was refused, one word
     */
    record Decision(Answer answer, String reason) {}

    /** Interrupts an agent that takes too long: the caller hears ringing all the time. */
    @Timeout(value = LONGEST_SECONDS, unit = ChronoUnit.SECONDS)
    @Fallback(fallbackMethod = "tookTooLong", applyOn = TimeoutException.class)
    public Decision about(IncomingCall call, AgentDescriptor agent) {
        try {
            Answer answer = handlers.select(agent.handler().asSubclass(CallHandler.class))
                    .get()
                    .answer(call);
            if (answer != null) {
                return new Decision(answer, "rejected");
            }
            LOG.log(Level.ERROR, "SWB-2003: call {0}: agent {1} answered null", call.id(), agent.name());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.log(Level.ERROR, "SWB-2003: call " + call.id() + ": agent " + agent.name() + " failed", e);
        }
        return FAILED;
    }

    /** Called by {@code @Fallback}, which finds it by its name. */
    public Decision tookTooLong(IncomingCall call, AgentDescriptor agent) {
        LOG.log(
                Level.ERROR,
                "SWB-2003: call {0}: agent {1} did not decide within {2} s",
                call.id(),
                agent.name(),
                LONGEST_SECONDS);
        return FAILED;
    }
}
