package dev.switchboard.it.trial;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;

@Agent(name = "shop", numbers = "+18005550166", tools = OrderTools.class)
public class Shop implements CallHandler {

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.accept().greeting("Hello, this is the shop. I am an automated assistant.");
    }
}
