package dev.switchboard.it.dispatch;

import dev.switchboard.api.Tool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Retry;

/** {@code @Transactional} comes from a stereotype. */
@StereotypeTools.Service
public class StereotypeTools {

    private final AtomicInteger attempts = new AtomicInteger();

    @Inject
    private Effects effects;

    @Tool("Retries with the annotation on a stereotype")
    @Retry(maxRetries = 2)
    public String stereotype() {
        effects.add("stereotype");
        if (attempts.incrementAndGet() % 3 != 0) {
            throw new IllegalArgumentException("attempt " + attempts.get());
        }
        return "done";
    }

    /** What a company's beans are. */
    @Stereotype
    @ApplicationScoped
    @Transactional
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    public @interface Service {}
}
