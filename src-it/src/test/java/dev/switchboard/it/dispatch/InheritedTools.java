package dev.switchboard.it.dispatch;

import dev.switchboard.api.Tool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Retry;

/** {@code @Transactional} comes from the class above, as does one of the tools. */
@ApplicationScoped
public class InheritedTools extends ToolsAbove {

    private final AtomicInteger attempts = new AtomicInteger();

    @Inject
    private Effects effects;

    @Tool("Retries with the annotation on the class above")
    @Retry(maxRetries = 2)
    public String inheritedLevel() {
        return attempt("inherited level");
    }

    @Override
    protected String attempt(String what) {
        effects.add(what);
        if (attempts.incrementAndGet() % 3 != 0) {
            throw new IllegalArgumentException("attempt " + attempts.get());
        }
        return "done";
    }
}
