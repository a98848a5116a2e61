package dev.switchboard.dispatch;

import dev.switchboard.ledger.FixedAnswer;
import jakarta.validation.Validator;

/**
 * Enforces the Jakarta Validation constraints of the tool's parameters, before fault tolerance could retry or count
 * what only the model can mend.
 */
final class Validate implements Step {

    private final ParameterCheck check;
    private final Step next;

    Validate(Validator validator, Violations violations, Step next) {
        this.check = new ParameterCheck(validator, violations);
        this.next = next;
    }

    @Override
    public FixedAnswer take(InvocationRun invocation) throws Exception {
        String violations = check.violations(invocation);
        if (!violations.isEmpty()) {
            throw new Refusal(violations);
        }
        return next.take(invocation);
    }
}
