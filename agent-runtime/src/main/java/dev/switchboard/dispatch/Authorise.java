package dev.switchboard.dispatch;

import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.ledger.FixedAnswer;
import java.util.stream.Collectors;

/** Lets an agent call the tools that it names, and no others. */
final class Authorise implements Step {

    private final Step next;

    Authorise(Step next) {
        this.next = next;
    }

    @Override
    public FixedAnswer take(Invocation invocation) throws Exception {
        ToolRequest request = invocation.request();
        ToolDescriptor tool = request.agent()
                .tool(request.tool())
                .orElseThrow(() -> new Refusal("There is no function of that name. There are: "
                        + request.agent().tools().stream()
                                .map(ToolDescriptor::name)
                                .collect(Collectors.joining(", "))
                        + "."));
        invocation.tool(tool);
        return next.take(invocation);
    }
}
