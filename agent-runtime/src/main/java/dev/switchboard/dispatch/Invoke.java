package dev.switchboard.dispatch;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.ledger.FixedAnswer;
import java.lang.reflect.InvocationTargetException;

/**
 * Calls the bean, through the container's proxy: fault tolerance first, and inside it, for each attempt, {@link
 * BoundaryInterceptor}. The value that comes back is only the answer where no attempt committed one: a read-only tool's
 * result, or the words of a fallback.
 */
final class Invoke implements Step {

    private final Answers answers;

    Invoke(Answers answers) {
        this.answers = answers;
    }

    @Override
    public FixedAnswer take(InvocationRun invocation) throws Exception {
        InvocationRun before = invocation.enter();
        try {
            Object value =
                    answers.awaited(invocation.tool().method().invoke(invocation.bean(), invocation.arguments()));
            if (invocation.fixed().isPresent()) {
                return invocation.fixed().get();
            }
            Outcome outcome = invocation.tool().readOnly() ? Outcome.READ : Outcome.FALLBACK;
            return new FixedAnswer(outcome, answers.value(value));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            InvocationRun.leave(before);
        }
    }
}
