package dev.switchboard.it.dispatch;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;

/** Has all the tools. */
@Agent(
        name = DispatchAgent.NAME,
        numbers = DispatchAgent.NUMBER,
        tools = {
            BoundaryTools.class,
            OpenWorldTools.class,
            InstructionTools.class,
            NestedTools.class,
            ClassLevelTools.class,
            InheritedTools.class,
            StereotypeTools.class,
            RoleTools.class,
            InheritedRoleTools.class,
            MemoryTools.class,
            DependentTools.class,
            DecoratedTools.class,
            OnlyInheritedTools.class,
            TransactionTypeTools.class,
            MeasuredTools.class
        })
public class DispatchAgent implements CallHandler {

    static final String NAME = "dispatch";
    static final String NUMBER = "+18005550144";

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.accept();
    }
}
