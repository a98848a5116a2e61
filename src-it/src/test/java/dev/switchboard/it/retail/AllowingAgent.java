package dev.switchboard.it.retail;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;

/** Has the same tools, but does what the model asks for as often as it asks. */
@Agent(
        name = "allowing",
        numbers = AllowingAgent.NUMBER,
        tools = {LookUpTools.class, AllowingTools.class, DeskTools.class})
public class AllowingAgent implements CallHandler {

    /** Where the shop is called by those who want everything twice. */
    public static final String NUMBER = "+18005550134";

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.accept().greeting("Hello, this is the shop.");
    }
}
