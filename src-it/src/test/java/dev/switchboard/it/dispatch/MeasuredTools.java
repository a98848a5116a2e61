package dev.switchboard.it.dispatch;

import dev.switchboard.api.Tool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** The same work as a tool and as a method of any bean, with the same fault tolerance. */
@ApplicationScoped
public class MeasuredTools {

    private static final String EFFECT = "measured";

    @Inject
    private Effects effects;

    @Tool("Writes")
    @Retry(maxRetries = 2)
    @Timeout(4000)
    public String measuredWrite() {
        effects.add(EFFECT);
        return "written";
    }

    /** No tool. */
    @Transactional
    @Retry(maxRetries = 2)
    @Timeout(4000)
    public String plainWrite() {
        effects.add(EFFECT);
        return "written";
    }
}
