package dev.switchboard.dispatch;

import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.ledger.FixedAnswer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets an agent call the tools that it names, and no others, and those that demand a role where the call holds it. */
final class Authorise implements Step {

    /** Knows which roles a call holds. */
    @FunctionalInterface
    interface HeldRoles {
        Set<String> of(String callId) throws SQLException;
    }

    private final HeldRoles roles;
    private final Step next;

    Authorise(HeldRoles roles, Step next) {
        this.roles = roles;
        this.next = next;
    }

    @Override
    public FixedAnswer take(InvocationRun invocation) throws Exception {
        ToolRequest request = invocation.request();
        ToolDescriptor tool =
                request.agent().tool(request.tool()).orElseThrow(() -> unknown(request.tool(), request.agent()));
        invocation.tool(tool);
        Optional<Access> access = Access.of(tool);
        if (access.isPresent() && !access.get().isHeldBy(roles.of(request.call().id()))) {
            throw new Refusal(
                    "The caller may not have this done: they have not proved yet that they are entitled to it.");
        }
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
