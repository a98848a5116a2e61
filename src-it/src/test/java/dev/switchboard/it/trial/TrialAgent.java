package dev.switchboard.it.trial;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;

/** Has the tools of the tests. */
@Agent(name = "trial", numbers = "+18005550188", tools = ScribbleTools.class)
public class TrialAgent implements CallHandler {

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.accept().greeting("Hello.");
    }
}
