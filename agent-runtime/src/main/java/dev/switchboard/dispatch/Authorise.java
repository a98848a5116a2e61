package dev.switchboard.dispatch;

import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.RoleLedger;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lets an agent call the tools that it names, and no others, and those that demand a role where the call holds it. */
final class Authorise implements Step {

    private final RoleLedger roles;
    private final Step next;

    Authorise(RoleLedger roles, Step next) {
        this.roles = roles;
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
        Optional<Access> access = Access.of(tool);
        if (access.isPresent()
                && !access.get().isHeldBy(roles.roles(request.call().id()))) {
            throw new Refusal(
                    "The caller may not have this done: they have not proved yet that they are entitled to it.");
        }
        return next.take(invocation);
    }
}
