package dev.switchboard.dispatch;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.IntentLedger;
import dev.switchboard.ledger.InvocationLedger;
import dev.switchboard.ledger.InvocationQueue;
import dev.switchboard.ledger.Unwritten;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that every invocation ends in an answer, and that a committed row fixes the answer before it leaves. What
 * was not committed with the tool's effect is committed here; where that collides, the effect had happened after all
 * and its answer stands. What a read-only tool found is recorded beside the way: it can be found again.
 */
final class Recording implements Step {

    private static final System.Logger LOG = System.getLogger(Recording.class.getName());

    private final InvocationLedger ledger;
    private final IntentLedger intents;
    private final IntentBoundary boundary;
    private final Unwritten unwritten;
    private final InvocationQueue queue;
    private final Step next;

    Recording(
            InvocationLedger ledger,
            IntentLedger intents,
            IntentBoundary boundary,
            Unwritten unwritten,
            InvocationQueue queue,
            Step next) {
        this.ledger = ledger;
        this.intents = intents;
        this.boundary = boundary;
        this.unwritten = unwritten;
        this.queue = queue;
        this.next = next;
    }

    @Override
    public FixedAnswer take(InvocationRun invocation) {
        FixedAnswer answer = FixedAnswer.uncertain();
        try {
            answer = answer(invocation);
            return answer;
        } finally {
            invocation.concluded().complete(answer);
        }
    }

    private FixedAnswer answer(InvocationRun invocation) {
        try {
            FixedAnswer answer = next.take(invocation);
            if (answer.outcome() == Outcome.READ) {
                queue.found(invocation.entry(), answer);
                return answer;
            }
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
            if (invocation.isIntended()) {
                FixedAnswer known = invocation.isInDoubt() ? FixedAnswer.uncertain() : answer;
                return intents.conclude(invocation.entry(), known, failure);
            }
            FixedAnswer fixed = ledger.fix(invocation.entry(), answer, failure);
            return fixed.outcome() == Outcome.RUNNING ? ofIntent(invocation, failure) : fixed;
        } catch (Exception e) {
            LOG.log(
                    Level.ERROR,
                    "call " + invocation.key().callId() + " invocation "
                            + invocation.key().functionCallId() + ": no row could be committed",
                    e);
            unwritten.told(invocation.entry(), failure);
            return FixedAnswer.uncertain();
        }
    }

    /**
     * An intent is there although this run has none: another one is at work, a server died over it, or its commit was
     * taken for failed. What is told of it has to stand in its row, so that what comes of it is news.
     */
    private FixedAnswer ofIntent(InvocationRun invocation, @Nullable String failure) throws Exception {
        Optional<FixedAnswer> other = boundary.ofAnother(invocation);
        return other.isPresent() ? other.get() : intents.conclude(invocation.entry(), FixedAnswer.uncertain(), failure);
    }
}
