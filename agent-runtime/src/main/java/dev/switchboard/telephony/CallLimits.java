package dev.switchboard.telephony;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.configuration.AnsweringSettings;
import dev.switchboard.ledger.CallDecisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many calls this node has, and may have, from one caller and from all. Callers without a number are many people and
 * nobody knows which: they share a limit an hour of their own, and have none at a time but the node's.
 */
@ApplicationScoped
class CallLimits {

    private static final System.Logger LOG = System.getLogger(CallLimits.class.getName());

    private static final Duration HOUR = Duration.ofHours(1);

    private AnsweringSettings settings;
    private CallDecisions decisions;
    private Clock clock;

    private final Map<String, String> numbersByCall = new HashMap<>();

    /** For the container's proxy. */
    protected CallLimits() {}

    @Inject
    CallLimits(AnsweringSettings settings, CallDecisions decisions, Clock clock) {
        this.settings = settings;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Why a call is one too many. */
    enum Excess {
        /** As many calls as this node may have. */
        NODE(486, "node_busy"),
        /** As many calls at a time as one number may have. */
        CALLER(486, "caller_busy"),
        /** As many calls an hour as one number may have. */
        CALLER_AN_HOUR(603, "caller_limit");

        private final int sipStatus;
        private final String reason;

        Excess(int sipStatus, String reason) {
            this.sipStatus = sipStatus;
            this.reason = reason;
        }

        int sipStatus() {
            return sipStatus;
        }

        String reason() {
            return reason;
        }
    }

    /** Counts a call in, from now until {@link #leave}, unless it is one too many. */
    Optional<Excess> enter(IncomingCall call) {
        Optional<Excess> now = enterNow(call);
        if (now.isEmpty() && isBeyondHour(call)) {
            leave(call.id());
            return Optional.of(Excess.CALLER_AN_HOUR);
        }
        return now;
    }

    private synchronized Optional<Excess> enterNow(IncomingCall call) {
        String number = call.from().number();
        if (isReached(settings.mostCalls(), numbersByCall.size())) {
            return Optional.of(Excess.NODE);
        }
        if (!call.from().isWithheld()
                && isReached(settings.mostCallsPerCaller(), Collections.frequency(numbersByCall.values(), number))) {
            return Optional.of(Excess.CALLER);
        }
        count(call);
        return Optional.empty();
    }

    /** This call is in the ledger already, so that it is counted with the others. */
    private boolean isBeyondHour(IncomingCall call) {
        int most = call.from().isWithheld() ? settings.mostWithheldCallsPerHour() : settings.mostCallsPerHour();
        try {
            return most > 0
                    && decisions.takenFrom(call.from().number(), clock.instant().minus(HOUR)) > most;
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "call {0}: not counted, the ledger is away: {1}", call.id(), e.getMessage());
            return false;
        }
    }

    private static boolean isReached(int most, int count) {
        return most > 0 && count >= most;
    }

    /** Counts in a call that this node has already. */
    synchronized void count(IncomingCall call) {
        numbersByCall.put(call.id(), call.from().number());
    }

    /** Counts a call out; one that was not counted in is nothing. */
    synchronized void leave(String callId) {
        numbersByCall.remove(callId);
    }

    /** How many calls this node has, from the agent's decision to the end. */
    synchronized int live() {
        return numbersByCall.size();
    }
}
