package dev.switchboard.it.chaos;

import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.it.kill.KillTools;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** People who call, one call behind the other, until it is enough. */
final class Callers implements AutoCloseable {

    private final ExecutorService people = Executors.newCachedThreadPool();
    private final List<Future<?>> lines = new ArrayList<>();
    private final SipPhone phone = SipPhone.udp();
    private final Observed observed;
    private final int sipPort;
    private volatile boolean enough;

    /**
     * Lets them call.
     *
     * @param many how many calls at a time
     */
    Callers(int many, int sipPort, Observed observed) throws IOException {
        this.sipPort = sipPort;
        this.observed = observed;
        for (int i = 0; i < many; i++) {
            lines.add(people.submit(this::callAndCallAgain));
        }
    }

    private Void callAndCallAgain() throws Exception {
        while (!enough) {
            String sipCallId = UUID.randomUUID() + "@127.0.0.1";
            DialedCall call = phone.dial(KillTools.NUMBER, sipPort, "Ada", "+14155550123", sipCallId);
            CompletableFuture<Object> over = CompletableFuture.anyOf(call.end(), observed.saidAll(sipCallId));
            while (!isDone(over) && !observed.isAnythingLost(sipCallId)) {
                // whatever goes wrong, the service ends a call after some time
            }
            call.hangUp();
        }
        return null;
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
        people.shutdownNow();
        phone.close();
    }
}
