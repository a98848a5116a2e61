package dev.switchboard.it.chaos;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A function call as the service knows it. */
final class Asked {

    /** What is not on its way by then never will be. */
    private static final Duration UNSENT = Duration.ofSeconds(3);

    private final String callId;
    private final String id;
    private final Set<String> outputs = ConcurrentHashMap.newKeySet();
    private final long askedAt = System.nanoTime();
    private volatile long sentAt;

    Asked(String callId, String id) {
        this.callId = callId;
        this.id = id;
    }

    String callId() {
        return callId;
    }

    String id() {
        return id;
    }

    /** It went out on an open sideband. */
    void sent() {
        sentAt = System.nanoTime();
    }

    boolean isSent() {
        return sentAt != 0;
    }

    /** Nobody was attached when the model asked, and nobody will ever answer. */
    boolean isLost() {
        return !isSent() && outputs.isEmpty() && System.nanoTime() - askedAt > UNSENT.toNanos();
    }

    /** When it went out last, on the JVM's clock. */
    long sentAt() {
        return sentAt;
    }

    void answered(String output) {
        outputs.add(output);
    }

    /** Every different output that ever came. */
    Set<String> outputs() {
        return outputs;
    }
}
