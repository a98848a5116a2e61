package dev.switchboard.telephony;

import dev.switchboard.sideband.CallGoneException;
import dev.switchboard.sideband.SidebandClient;
import dev.switchboard.sideband.SidebandListener;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Dials a call's sideband a bounded number of times. Right after accept the service may not know the call yet, so a 404
 * is tried again; later it means that the call is over.
 */
final class SidebandDial {

    private static final System.Logger LOG = System.getLogger(SidebandDial.class.getName());

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));

    /** Who hears that no sideband will be opened. */
    @FunctionalInterface
    interface Failure {

        /**
         * It was given up.
         *
         * @param known whether the call is known to be over; otherwise the service could not be reached
         */
        void givenUp(boolean known);
    }

    private final SidebandClient client;
    private final CallThreads threads;
    private final String callId;
    private final SidebandListener listener;

    SidebandDial(SidebandClient client, CallThreads threads, String callId, SidebandListener listener) {
        this.client = client;
        this.threads = threads;
        this.callId = callId;
        this.listener = listener;
    }

    /** Dials right after accept. */
    void first(Failure failure) {
        dial(true, 0, failure);
    }

    /** Dials after the socket was lost. */
    void again(Failure failure) {
        dial(false, 0, failure);
    }

    private void dial(boolean mayBeEarly, int attempt, Failure failure) {
        var unused = client.dial(callId, listener).whenComplete((opened, problem) -> {
            if (problem == null) {
                return;
            }
            Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
            boolean gone = cause instanceof CallGoneException;
            if ((gone && !mayBeEarly) || attempt == PAUSES.size()) {
                threads.work(() -> failure.givenUp(gone));
                return;
            }
            LOG.log(Level.DEBUG, "call {0}: sideband not opened ({1}), trying again", callId, cause);
            threads.workAfter(pause(attempt), () -> dial(mayBeEarly, attempt + 1, failure));
        });
    }

    /** From half to one and a half of what is planned: the calls of a node that lost its network do not return as one. */
    private static Duration pause(int attempt) {
        long planned = PAUSES.get(attempt).toMillis();
        return Duration.ofMillis(planned / 2 + ThreadLocalRandom.current().nextLong(planned));
    }
}
