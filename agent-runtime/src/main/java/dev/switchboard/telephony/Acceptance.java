package dev.switchboard.telephony;

import dev.switchboard.telephony.CallControl.CallControlException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Accepts a call, and finds out what became of it where the service's answer does not tell: attaching tells. */
@ApplicationScoped
class Acceptance {

    private static final System.Logger LOG = System.getLogger(Acceptance.class.getName());

    private CallControl control;
    private SidebandProbe probe;

    /** For the container's proxy. */
    protected Acceptance() {}

    @Inject
    Acceptance(CallControl control, SidebandProbe probe) {
        this.control = control;
        this.probe = probe;
    }

    /** What became of it. */
    enum Outcome {
        /** The call is ours. */
        TAKEN,
        /** The call is over. */
        GONE,
        /** The call may still be ringing, and cannot be taken. */
        FAILED
    }

    /**
     * What became of it and why, in one word.
     *
     * @param outcome what
     * @param reason why; empty for a call that was taken
     */
    record Result(Outcome outcome, String reason) {}

    private static final Result TAKEN = new Result(Outcome.TAKEN, "");

    Result accept(String callId, JsonObject session) {
        try {
            control.accept(callId, session);
            return TAKEN;
        } catch (CallControlException e) {
            LOG.log(Level.WARNING, "call {0}: {1}", callId, e.getMessage());
            return refused(callId, e);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "call {0}: accept was not answered ({1}); attaching will tell", callId, e);
            return attach(callId, new Result(Outcome.FAILED, "service_silent"));
        }
    }

    private Result refused(String callId, CallControlException e) {
        if (e.isGone()) {
            return new Result(Outcome.GONE, "gone_before_accept");
        }
        if (e.isDecided()) {
            // by us, before an answer was lost or a node died; or the caller's side gave up in between
            return attach(callId, new Result(Outcome.GONE, "decided_before"));
        }
        if (e.isServicesFault()) {
            return attach(callId, new Result(Outcome.FAILED, "service_failed"));
        }
        if (e.isBusy()) {
            return new Result(Outcome.FAILED, "service_busy");
        }
        LOG.log(
                Level.ERROR,
                "SWB-5010: call {0}: the service refuses what it is asked: see key, model and voice",
                callId);
        return new Result(Outcome.FAILED, "accept_refused");
    }

    private Result attach(String callId, Result otherwise) {
        try {
            probe.attach(callId);
            LOG.log(Level.INFO, "call {0}: it is ours, as attaching shows", callId);
            return TAKEN;
        } catch (Exception e) {
            LOG.log(Level.WARNING, "call {0}: cannot be attached ({1})", callId, e);
            return otherwise;
        }
    }
}
