package dev.switchboard.dispatch;

import dev.switchboard.api.ToolException;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * What is said about a tool that failed.
 *
 * @param answer to the model, with nothing internal in it
 * @param detail to the people behind the desk
 */
record Failure(String answer, String detail) {

    private static final System.Logger LOG = System.getLogger(Failure.class.getName());

    static Failure of(Throwable e, InvocationRun invocation) {
        if (e instanceof ToolException) {
            return because(String.valueOf(e.getMessage()), e);
        }
        if (e instanceof TimeoutException) {
            return because("This took too long and was not done.", e);
        }
        if (e instanceof CircuitBreakerOpenException) {
            return because("This is out of order at the moment. Try again in some minutes.", e);
        }
        if (e instanceof BulkheadException) {
            return because("Too many callers want this at the moment. Try again shortly.", e);
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(
                Level.ERROR,
                "call " + invocation.key().callId() + " invocation "
                        + invocation.key().functionCallId() + ": " + invocation.toolName()
                        + " failed, reference " + reference,
                e);
        return new Failure(
                Answers.error("This did not work, for a reason on our side. The reference is " + reference + "."),
                "reference " + reference + ": " + e);
    }

    private static Failure because(String words, Throwable e) {
        return new Failure(Answers.error(words), e.toString());
    }
}
