package dev.switchboard.it.trial;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;

/** Does not get as far as deciding. */
@Agent(name = "failing", numbers = "+18005550122")
public class FailingAgent implements CallHandler {

    @Override
    public Answer answer(IncomingCall call) {
        throw new IllegalStateException("the opening hours cannot be read");
    }
}
