package dev.switchboard.dispatch;

import dev.switchboard.binding.ArgumentsException;
import dev.switchboard.ledger.FixedAnswer;

/**
 * Makes the method's arguments from the model's JSON, or says everything that is wrong with it: also which constraints
 * those arguments violate that could be bound, so that the model need not be told twice.
 */
final class Bind implements Step {

    private final ConstraintCheck check;
    private final Step next;

    Bind(ConstraintCheck check, Step next) {
        this.check = check;
        this.next = next;
    }

    @Override
    public FixedAnswer take(InvocationRun invocation) throws Exception {
        try {
            invocation.arguments(
                    invocation.tool().arguments().read(invocation.request().arguments(), check));
        } catch (ArgumentsException e) {
            String violations = check.ofParameters().violations(invocation, e);
            throw new Refusal(violations.isEmpty() ? e.getMessage() : e.getMessage() + "; " + violations);
        }
        return next.take(invocation);
    }
}
