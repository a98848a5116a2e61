package dev.switchboard.telephony;

import dev.switchboard.api.CallRecord.State;
import dev.switchboard.telephony.CallControl.CallControlException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Refuses a call, as far as the service lets us. Where it has no room for that, or fails, it is asked again for about two
 * minutes, in which the caller hears ringing; nothing else would end that.
 */
@ApplicationScoped
class Refusal {

    private static final System.Logger LOG = System.getLogger(Refusal.class.getName());

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    /** Each of them asks some times already. */
    private static final int MOST_ATTEMPTS = 8;

    /** What is to be done, and who is told what became of it. */
    private record Order(String callId, int sipStatus, String reason, Consumer<State> then) {}

    private CallControl control;
    private CallThreads threads;

    /** For the container's proxy. */
    protected Refusal() {}

    @Inject
    Refusal(CallControl control, CallThreads threads) {
        this.control = control;
        this.threads = threads;
    }

    /**
     * Refuses it.
     *
     * @param then is told, as late as it is known, that it is rejected, or gone where the call was over already
     */
    void refuse(String callId, int sipStatus, String reason, Consumer<State> then) {
        attempt(new Order(callId, sipStatus, reason, then), 1);
    }

    private void attempt(Order order, int attempt) {
        try {
            order.then().accept(reject(order));
        } catch (CallControlException | IOException e) {
            if (attempt < MOST_ATTEMPTS && mayPass(e)) {
                Duration pause = PAUSE.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
                LOG.log(
                        Level.INFO,
                        "call {0}: could not be rejected yet, again in {1}: {2}",
                        order.callId(),
                        pause,
                        e.toString());
                threads.workAfter(pause, () -> attempt(order, attempt + 1));
            } else {
                ringsOut(order.callId(), order.reason(), e);
                order.then().accept(State.REJECTED);
            }
        }
    }

    private static boolean mayPass(Exception failure) {
        return !(failure instanceof CallControlException refused) || refused.isBusy() || refused.isServicesFault();
    }

    private State reject(Order order) throws CallControlException, IOException {
        try {
            control.reject(order.callId(), order.sipStatus());
            LOG.log(Level.INFO, "call {0}: rejected with {1}, {2}", order.callId(), order.sipStatus(), order.reason());
        } catch (CallControlException e) {
            if (e.isGone()) {
                LOG.log(Level.INFO, "call {0}: over before it could be rejected, {1}", order.callId(), order.reason());
                return State.GONE;
            }
            if (!e.isDecided()) {
                throw e;
            }
            hangUp(order.callId());
        }
        return State.REJECTED;
    }

    /** Somebody took it, such as an earlier start of this server; nobody will speak there any more. */
    private void hangUp(String callId) {
        try {
            control.hangUp(callId);
            LOG.log(Level.INFO, "call {0}: decided before; hung up", callId);
        } catch (CallControlException | IOException e) {
            LOG.log(Level.INFO, "call {0}: decided before and over: {1}", callId, e.getMessage());
        }
    }

    private static void ringsOut(String callId, String reason, Exception e) {
        LOG.log(
                Level.ERROR,
                "SWB-5011: call {0}: could not be rejected ({1}) and rings until the service gives up: {2}",
                callId,
                reason,
                e.toString());
    }
}
