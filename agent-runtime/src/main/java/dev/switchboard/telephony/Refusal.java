package dev.switchboard.telephony;

import dev.switchboard.api.CallRecord.State;
import dev.switchboard.telephony.CallControl.CallControlException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Refuses a call, as far as the service lets us. */
@ApplicationScoped
class Refusal {

    private static final System.Logger LOG = System.getLogger(Refusal.class.getName());

    private CallControl control;

    /** For the container's proxy. */
    protected Refusal() {}

    @Inject
    Refusal(CallControl control) {
        this.control = control;
    }

    /**
     * Refuses it.
     *
     * @return rejected, or gone where the call was over already
     */
    State refuse(String callId, int sipStatus, String reason) {
        try {
            control.reject(callId, sipStatus);
            LOG.log(Level.INFO, "call {0}: rejected with {1}, {2}", callId, sipStatus, reason);
        } catch (CallControlException e) {
            if (e.isGone()) {
                LOG.log(Level.INFO, "call {0}: over before it could be rejected, {1}", callId, reason);
                return State.GONE;
            }
            if (e.isDecided()) {
                hangUp(callId);
            } else {
                ringsOut(callId, reason, e);
            }
        } catch (IOException e) {
            ringsOut(callId, reason, e);
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
