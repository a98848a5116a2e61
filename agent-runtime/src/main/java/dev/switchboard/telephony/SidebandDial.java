package dev.switchboard.telephony;

import dev.switchboard.sideband.CallGoneException;
import dev.switchboard.sideband.SidebandClient;
import dev.switchboard.sideband.SidebandListener;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Dials a call's sideband a bounded number of times: until it is opened and something is said over it. Right after accept
 * the service may not know the call yet, so a 404 is tried again; later it means that the call is over.
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

    /** A socket over which nothing comes for so long is one to a call in which nothing happens. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

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
    private final LongSupplier nanoTime;

    /** How many dials in a row were of no use. */
    private final AtomicInteger useless = new AtomicInteger();

    private volatile boolean ofUse = true;
    private volatile long openedAt;

    SidebandDial(SidebandClient client, CallThreads threads, String callId, SidebandListener listener) {
        this(client, threads, callId, listener, System::nanoTime);
    }

    SidebandDial(
            SidebandClient client,
            CallThreads threads,
            String callId,
            SidebandListener listener,
            LongSupplier nanoTime) {
        this.client = client;
        this.threads = threads;
        this.callId = callId;
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    /** Dials right after accept. */
    void first(Failure failure) {
        dial(true, failure);
    }

    /** Dials after the socket was lost: at once, unless it was of no use, so that nobody dials as fast as they can. */
    void again(Failure failure) {
        if (ofUse || nanoTime.getAsLong() - openedAt > LONG_ENOUGH.toNanos()) {
            useless.set(0);
            dial(false, failure);
        } else {
            tryAgain(false, false, failure);
        }
    }

    /** The socket is open; it may be closed before anything comes. */
    void opened() {
        openedAt = nanoTime.getAsLong();
        ofUse = false;
    }

    /** Something came that a conversation is made of. */
    void used() {
        ofUse = true;
    }

    private void dial(boolean mayBeEarly, Failure failure) {
        var unused = client.dial(callId, listener).whenComplete((opened, problem) -> {
            if (problem == null) {
                return;
            }
            Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
            boolean gone = cause instanceof CallGoneException;
            LOG.log(Level.DEBUG, "call {0}: sideband not opened: {1}", callId, cause);
            if (gone && !mayBeEarly) {
                threads.work(() -> failure.givenUp(true));
            } else {
                tryAgain(mayBeEarly, gone, failure);
            }
        });
    }

    private void tryAgain(boolean mayBeEarly, boolean gone, Failure failure) {
        int attempt = useless.getAndIncrement();
        if (attempt >= PAUSES.size()) {
            threads.work(() -> failure.givenUp(gone));
        } else {
            threads.workAfter(pause(attempt), () -> dial(mayBeEarly, failure));
        }
    }

    /** From half to one and a half of what is planned: the calls of a node that lost its network do not return as one. */
    private static Duration pause(int attempt) {
        long planned = PAUSES.get(attempt).toMillis();
        return Duration.ofMillis(planned / 2 + ThreadLocalRandom.current().nextLong(planned));
    }
}
