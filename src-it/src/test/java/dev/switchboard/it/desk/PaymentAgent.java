package dev.switchboard.it.desk;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;

/** Takes payments by telephone. */
@Agent(name = "payments", numbers = PaymentAgent.NUMBER, tools = PaymentTools.class)
public class PaymentAgent implements CallHandler {

    /** Whom to call. */
    public static final String NUMBER = "+18005550188";

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.accept().greeting("Hello, this is accounting. I am an automated assistant.");
    }
}
