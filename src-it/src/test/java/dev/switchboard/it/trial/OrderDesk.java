package dev.switchboard.it.trial;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.tools.appointments.AppointmentTools;
import dev.switchboard.tools.callbacks.CallbackTools;
import dev.switchboard.tools.messages.MessageTools;

/** Has all the ready tools. */
@Agent(
        name = "orders",
        numbers = "+18005550155",
        tools = {
            dev.switchboard.tools.orders.OrderTools.class,
            AppointmentTools.class,
            CallbackTools.class,
            MessageTools.class
        })
public class OrderDesk implements CallHandler {

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.accept().greeting("Hello.");
    }
}
