package dev.switchboard.telephony;

import dev.switchboard.health.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;

/** Not alive when the threads that handle the calls' events stand still, from which only a restart helps. */
@Liveness
@ApplicationScoped
class ThreadsCheck implements HealthCheck {

    static final Duration BEAT_EVERY = Duration.ofSeconds(2);

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private volatile long lastBeat;

    ThreadsCheck() {
        this(System::nanoTime);
    }

    ThreadsCheck(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastBeat = nanoTime.getAsLong();
    }

    /** Run by the threads themselves. */
    void beat() {
        lastBeat = nanoTime.getAsLong();
    }

    @Override
    public HealthCheckResponse call() {
        return Part.response("switchboard-threads", trouble());
    }

    /** What is wrong, or {@code null}. */
    @Nullable
    String trouble() {
        Duration silence = Duration.ofNanos(nanoTime.getAsLong() - lastBeat);
        return silence.compareTo(LONGEST_SILENCE) < 0 ? null : "no event was handled for " + silence.toSeconds() + " s";
    }
}
