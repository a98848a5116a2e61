package dev.switchboard.telephony;

import dev.switchboard.health.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not alive when the threads that handle the calls' events stand still, from which only a restart helps. */
@Liveness
@ApplicationScoped
class ThreadsCheck implements HealthCheck {

    static final Duration BEAT_EVERY = Duration.ofSeconds(2);

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private volatile long lastBeat = System.nanoTime();

    /** Run by the threads themselves. */
    void beat() {
        lastBeat = System.nanoTime();
    }

    @Override
    public HealthCheckResponse call() {
        Duration silence = Duration.ofNanos(System.nanoTime() - lastBeat);
        return Part.response(
                "switchboard-threads",
                silence.compareTo(LONGEST_SILENCE) < 0
                        ? null
                        : "no event was handled for " + silence.toSeconds() + " s");
    }
}
