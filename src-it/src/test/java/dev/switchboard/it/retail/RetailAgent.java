package dev.switchboard.it.retail;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;

/** Has all the tools, and what is said about repeats by default. */
@Agent(
        name = "retail",
        numbers = RetailAgent.NUMBER,
        tools = {
            LookUpTools.class,
            CustomerTools.class,
            PendingOrderTools.class,
            DeliveredOrderTools.class,
            DeskTools.class
        })
public class RetailAgent implements CallHandler {

    /** Where the shop is called. */
    public static final String NUMBER = "+18005550133";

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.accept().greeting("Hello, this is the shop.");
    }
}
