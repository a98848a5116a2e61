package dev.switchboard.telephony;

import dev.switchboard.health.Part;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Not ready while so much work waits for a thread that a new call would ring for long. */
@Readiness
@ApplicationScoped
class BacklogCheck implements HealthCheck {

    private static final int MOST_WAITING = 100;

    @Inject
    CallThreads threads;

    @Override
    public HealthCheckResponse call() {
        return Part.response("switchboard-backlog", trouble());
    }

    /** What is wrong, or {@code null}. */
    @Nullable
    String trouble() {
        int waiting = threads.waiting();
        return waiting <= MOST_WAITING ? null : waiting + " tasks wait for a thread";
    }
}
