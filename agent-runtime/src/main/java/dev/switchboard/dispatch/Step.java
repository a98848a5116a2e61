package dev.switchboard.dispatch;

import dev.switchboard.ledger.FixedAnswer;

/** One concern of dispatching; it wraps the next. */
@FunctionalInterface
interface Step {

    /**
     * Takes an invocation to its answer.
     *
     * @param invocation what to do
     * @return the answer
     * @throws Refusal when the tool must not be run
     * @throws Exception when the tool failed
     */
    FixedAnswer take(InvocationRun invocation) throws Exception;
}
