package dev.switchboard.it.chaos;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A function call as the service knows it. */
final class Asked {

    /** What is not on its way by then never will be. */
    private static final Duration UNSENT = Duration.ofSeconds(3);

    private final String callId;
    private final String id;
    private final String tool;
    private final Set<String> outputs = ConcurrentHashMap.newKeySet();
    private final long askedAt = System.nanoTime();
    private volatile long firstSentAt;
    private volatile long sentAt;
    private volatile long answeredAt;

    Asked(String callId, String id, String tool) {
        this.callId = callId;
        this.id = id;
        this.tool = tool;
    }

    String callId() {
        return callId;
    }

    String id() {
        return id;
    }

    String tool() {
        return tool;
    }

    /** It went out on an open sideband. */
    void sent() {
        sentAt = System.nanoTime();
        if (firstSentAt == 0) {
            firstSentAt = sentAt;
        }
    }

    boolean isSent() {
        return sentAt != 0;
    }

    /** Nobody was attached when the model asked, and nobody will ever answer. */
    boolean isUnheard() {
        return !isSent() && System.nanoTime() - askedAt > UNSENT.toNanos();
    }

    /** When it went out last, on the JVM's clock. */
    long sentAt() {
        return sentAt;
    }

    /** When it went out first, on the JVM's clock. */
    long firstSentAt() {
        return firstSentAt;
    }

    void answered(String output) {
        if (outputs.isEmpty()) {
            answeredAt = System.nanoTime();
        }
        outputs.add(output);
    }

    /** When its first answer came, on the JVM's clock. */
    long answeredAt() {
        return answeredAt;
    }

    /** How long the model waited for its first answer; empty where it had none. */
    Optional<Duration> silence() {
        return firstSentAt == 0 || answeredAt == 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(answeredAt - firstSentAt));
    }

    /** Every different output that ever came. */
    Set<String> outputs() {
        return outputs;
    }
}
