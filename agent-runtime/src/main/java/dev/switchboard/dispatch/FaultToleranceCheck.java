package dev.switchboard.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Finds out whether the server has fault tolerance: one that has not ignores its annotations without a word. */
@ApplicationScoped
public class FaultToleranceCheck {

    private Probe probe;

    /** For the container's proxy. */
    protected FaultToleranceCheck() {}

    @Inject
    FaultToleranceCheck(Probe probe) {
        this.probe = probe;
    }

    /**
     * Tries it.
     *
     * @throws IllegalStateException with code SWB-4003 where there is none
     */
    public void check() {
        try {
            probe.succeedAtTheSecondAttempt();
        } catch (ProbeException e) {
            throw new IllegalStateException(
                    "SWB-4003: this server has no MicroProfile Fault Tolerance: @Retry and @Timeout on tools would be"
                            + " ignored. Use a server with MicroProfile 6, or switch the feature on.",
                    e);
        }
    }

    /** Works on a server with retries alone. */
    @ApplicationScoped
    static class Probe {

        private final AtomicInteger attempts = new AtomicInteger();

        @Retry(maxRetries = 1, delay = 0, jitter = 0, retryOn = ProbeException.class)
        void succeedAtTheSecondAttempt() {
            if (attempts.incrementAndGet() == 1) {
                throw new ProbeException();
            }
        }
    }

    /** The first attempt's failure. */
    static final class ProbeException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
