package dev.switchboard.it.chaos;

import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.it.kill.KillTools;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** People who call. */
final class Callers implements AutoCloseable {

    private final ExecutorService people = Executors.newCachedThreadPool();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Future<?>> lines = new ConcurrentLinkedQueue<>();
    private final SipPhone phone = SipPhone.udp();
    private final Observed observed;
    private final int sipPort;
    private volatile boolean enough;

    Callers(int sipPort, Observed observed) throws IOException {
        this.sipPort = sipPort;
        this.observed = observed;
    }

    /**
     * Lets them call one behind the other, until it is enough.
     *
     * @param many how many calls at a time
     */
    void callAndCallAgain(int many) {
        for (int i = 0; i < many; i++) {
            lines.add(people.submit(() -> {
                while (!enough) {
                    call();
                }
                return null;
            }));
        }
    }

    /**
     * Lets them call when they want to; returns when the last one does.
     *
     * @param times when, from now
     */
    void callAt(List<Duration> times) throws Exception {
        List<Future<?>> calls = new ArrayList<>();
        for (Duration time : times) {
            calls.add(clock.schedule(
                    () -> lines.add(people.submit(() -> {
                        call();
                        return null;
                    })),
                    time.toMillis(),
                    TimeUnit.MILLISECONDS));
        }
        for (Future<?> call : calls) {
            call.get();
        }
    }

    private void call() throws Exception {
        String sipCallId = UUID.randomUUID() + "@127.0.0.1";
        DialedCall call = phone.dial(KillTools.NUMBER, sipPort, "Ada", "+14155550123", sipCallId);
        CompletableFuture<Object> over = CompletableFuture.anyOf(call.end(), observed.saidAll(sipCallId));
        while (!isDone(over) && !observed.isAnythingLost(sipCallId)) {
            // whatever goes wrong, the service ends a call after some time
        }
        call.hangUp();
    }

    private static boolean isDone(CompletableFuture<?> over) throws Exception {
        try {
            over.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Waits for the last calls to end. */
    void awaitLast(Duration atMost) throws Exception {
        enough = true;
        for (Future<?> line : lines) {
            line.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        enough = true;
        clock.shutdownNow();
        people.shutdownNow();
        phone.close();
    }
}
