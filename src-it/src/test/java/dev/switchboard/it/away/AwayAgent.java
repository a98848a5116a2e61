package dev.switchboard.it.away;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;

/** Needs no database to answer. */
@Agent(name = "away", numbers = "+18005550155", tools = AwayTools.class)
public class AwayAgent implements CallHandler {

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.accept().greeting("Hello.");
    }
}
