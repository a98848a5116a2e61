package dev.switchboard.dispatch;

import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.ledger.FixedAnswer;
import java.util.List;

/** Lets an agent call the tools that it names, and no others. */
final class Authorise implements Step {

    private final Step next;

    Authorise(Step next) {
        this.next = next;
    }

    @Override
    public FixedAnswer take(Invocation invocation) throws Exception {
        ToolRequest request = invocation.request();
        ToolDescriptor tool =
                request.agent().tool(request.tool()).orElseThrow(() -> unknown(request.tool(), request.agent()));
        invocation.tool(tool);
        return next.take(invocation);
    }

    private static Refusal unknown(String name, AgentDescriptor agent) {
        List<String> names = agent.tools().stream().map(ToolDescriptor::name).toList();
        if (names.isEmpty()) {
            return new Refusal("There is no function of that name, nor any other.");
        }
        return new Refusal("There is no function of that name. The nearest are: "
                + String.join(", ", NearestNames.of(name, names)) + ".");
    }
}
