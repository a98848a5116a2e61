package dev.switchboard.it.caller;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.tools.callbacks.CallbackTools;
import dev.switchboard.tools.people.PersonTools;

/** Answers where nobody else is there. */
@Agent(
        name = "night",
        numbers = NightAgent.NUMBER,
        tools = {CallbackTools.class, PersonTools.class})
public class NightAgent implements CallHandler {

    /** Which number it has. */
    public static final String NUMBER = "+18005550145";

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.accept().greeting("Good evening.");
    }
}
