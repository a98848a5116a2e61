package dev.switchboard.dispatch;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.ToolException;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.InvocationLedger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that every invocation ends in an answer, and that a committed row fixes the answer before it leaves. What
 * was not committed with the tool's effect is committed here; where that collides, the effect had happened after all
 * and its answer stands.
 */
final class Recording implements Step {

    private static final System.Logger LOG = System.getLogger(Recording.class.getName());

    private final InvocationLedger ledger;
    private final Step next;

    Recording(InvocationLedger ledger, Step next) {
        this.ledger = ledger;
        this.next = next;
    }

    @Override
    public FixedAnswer take(Invocation invocation) {
        try {
            FixedAnswer answer = next.take(invocation);
            return invocation.fixed().isPresent() ? invocation.fixed().get() : fix(invocation, answer, null);
        } catch (Refusal e) {
            return fix(invocation, new FixedAnswer(Outcome.REFUSED, Answers.error(e.getMessage())), null);
        } catch (ToolException e) {
            return fix(invocation, failed(String.valueOf(e.getMessage())), e.toString());
        } catch (TimeoutException e) {
            return fix(invocation, failed("This took too long and was not done."), e.toString());
        } catch (CircuitBreakerOpenException e) {
            return fix(
                    invocation, failed("This is out of order at the moment. Try again in some minutes."), e.toString());
        } catch (BulkheadException e) {
            return fix(
                    invocation, failed("Too many callers want this at the moment. Try again shortly."), e.toString());
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            return unexpected(invocation, e);
        }
    }

    private FixedAnswer unexpected(Invocation invocation, Throwable e) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(
                Level.ERROR,
                "call " + invocation.key().callId() + " invocation "
                        + invocation.key().functionCallId() + ": " + invocation.toolName()
                        + " failed, reference " + reference,
                e);
        return fix(
                invocation,
                failed("This did not work, for a reason on our side. The reference is " + reference + "."),
                "reference " + reference + ": " + e);
    }

    private static FixedAnswer failed(String message) {
        return new FixedAnswer(Outcome.FAILED, Answers.error(message));
    }

    private FixedAnswer fix(Invocation invocation, FixedAnswer answer, @Nullable String failure) {
        // a timeout's interrupt that came late must not hit the ledger's own statements
        Thread.interrupted();
        try {
            return ledger.fix(invocation.entry(), answer, failure);
        } catch (SQLException | RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "call " + invocation.key().callId() + " invocation "
                            + invocation.key().functionCallId() + ": no row could be committed",
                    e);
            return new FixedAnswer(Outcome.FAILED, Answers.IN_PROGRESS);
        }
    }
}
