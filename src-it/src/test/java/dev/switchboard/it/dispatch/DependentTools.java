package dev.switchboard.it.dispatch;

import dev.switchboard.api.Tool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Made anew for each invocation, and destroyed behind it. */
@Dependent
public class DependentTools {

    static final AtomicInteger DESTROYED = new AtomicInteger();

    @Inject
    private Effects effects;

    @Inject
    private RequestCount requests;

    private int attempts;

    @Tool("Is on a dependent bean")
    @Retry(maxRetries = 2)
    public String onDependentBean() {
        effects.add("dependent");
        if (++attempts < 3) {
            throw new IllegalArgumentException("attempt " + attempts);
        }
        return "attempt " + attempts + ", request-scoped " + requests.next();
    }

    @PreDestroy
    void destroyed() {
        DESTROYED.incrementAndGet();
    }
}
