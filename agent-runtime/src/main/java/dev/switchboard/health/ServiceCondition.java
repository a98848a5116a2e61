package dev.switchboard.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the service can be reached and takes our requests, by what became of the last ones. A few failures in a row
 * mean that it does not. They are forgotten after a while without another one: a server that gets no calls as long as
 * it is not ready would otherwise never find out that it could answer again.
 */
@ApplicationScoped
public class ServiceCondition {

    private static final int FAILURES_IN_A_ROW = 3;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private Clock clock;
    private int failures;
    private String lastFailure = "";
    private Instant lastFailureAt = Instant.EPOCH;

    /** For the container's proxy. */
    protected ServiceCondition() {}

    @Inject
    ServiceCondition(Clock clock) {
        this.clock = clock;
    }

    /** The service answered, be it with a no. */
    public synchronized void answered() {
        failures = 0;
    }

    /**
     * The service could not be reached, or refused to work for us.
     *
     * @param why in a few words, without anything secret
     */
    public synchronized void failed(String why) {
        failures++;
        lastFailure = why;
        lastFailureAt = clock.instant();
    }

    /** What is wrong, or {@code null}. */
    synchronized @Nullable String trouble() {
        boolean recent = lastFailureAt.plus(REMEMBERED).isAfter(clock.instant());
        return failures >= FAILURES_IN_A_ROW && recent ? lastFailure : null;
    }
}
