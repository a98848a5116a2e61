package dev.switchboard.dispatch;

import dev.switchboard.dispatch.ToolBeans.Held;
import dev.switchboard.ledger.FixedAnswer;

/** Gets the bean that has the tool, for as long as the invocation takes. */
final class Obtain implements Step {

    private final ToolBeans beans;
    private final Step next;

    Obtain(ToolBeans beans, Step next) {
        this.beans = beans;
        this.next = next;
    }

    @Override
    public FixedAnswer take(InvocationRun invocation) throws Exception {
        try (Held held = beans.hold(invocation.tool())) {
            invocation.bean(held.bean());
            return next.take(invocation);
        }
    }
}
