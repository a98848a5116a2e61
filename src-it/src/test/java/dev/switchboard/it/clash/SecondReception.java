package dev.switchboard.it.clash;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;

/** Wants the receptionist's own number. */
@Agent(name = "second", numbers = "+1 (800) 555-0100")
public class SecondReception implements CallHandler {

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.reject(486);
    }
}
