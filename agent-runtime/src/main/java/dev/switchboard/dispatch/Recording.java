package dev.switchboard.dispatch;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.InvocationLedger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
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
    public FixedAnswer take(InvocationRun invocation) {
        try {
            FixedAnswer answer = next.take(invocation);
            return invocation.fixed().isPresent() ? invocation.fixed().get() : fix(invocation, answer, null);
        } catch (Refusal e) {
            return fix(invocation, new FixedAnswer(Outcome.REFUSED, Answers.error(e.getMessage())), null);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            Failure failure = Failure.of(e, invocation);
            return fix(invocation, new FixedAnswer(Outcome.FAILED, failure.answer()), failure.detail());
        }
    }

    private FixedAnswer fix(InvocationRun invocation, FixedAnswer answer, @Nullable String failure) {
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
            return new FixedAnswer(Outcome.UNKNOWN, FixedAnswer.UNCERTAIN);
        }
    }
}
