package dev.switchboard.it.dispatch;

import dev.switchboard.api.Tool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Retry;

/** A tool that others call as a plain bean. */
@ApplicationScoped
public class NestedTools {

    private final AtomicInteger attempts = new AtomicInteger();

    @Inject
    private Effects effects;

    @Tool("Is called by another tool")
    public String inner() {
        effects.add("inner");
        return "inner";
    }

    @Tool("Is called by another tool, and retries in its transaction")
    @Retry(maxRetries = 2)
    public String innerThatRetries() {
        effects.add("inner retry");
        if (attempts.incrementAndGet() % 3 != 0) {
            throw new IllegalArgumentException("attempt " + attempts.get());
        }
        return "inner";
    }
}
