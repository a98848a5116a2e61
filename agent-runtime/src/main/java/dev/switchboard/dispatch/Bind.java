package dev.switchboard.dispatch;

import dev.switchboard.binding.ArgumentsException;
import dev.switchboard.binding.ObjectCheck;
import dev.switchboard.ledger.FixedAnswer;

/** Makes the method's arguments from the model's JSON, or says everything that is wrong with it. */
final class Bind implements Step {

    private final ObjectCheck check;
    private final Step next;

    Bind(ObjectCheck check, Step next) {
        this.check = check;
        this.next = next;
    }

    @Override
    public FixedAnswer take(InvocationRun invocation) throws Exception {
        try {
            invocation.arguments(
                    invocation.tool().arguments().read(invocation.request().arguments(), check));
        } catch (ArgumentsException e) {
            throw new Refusal(e.getMessage());
        }
        return next.take(invocation);
    }
}
