package dev.switchboard.it.caller;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.tools.appointments.AppointmentTools;
import dev.switchboard.tools.callbacks.CallbackTools;
import dev.switchboard.tools.hours.OpeningHours;
import dev.switchboard.tools.people.PersonTools;
import jakarta.inject.Inject;
import java.time.Clock;

/** Answers by day, when people are there. */
@Agent(
        name = "caller",
        numbers = CallerAgent.NUMBER,
        tools = {AppointmentTools.class, CallbackTools.class, PersonTools.class, CallerTools.class})
public class CallerAgent implements CallHandler {

    /** Which number it has. */
    public static final String NUMBER = "+18005550144";

    @Inject
    Clock clock;

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.accept()
                .instructions("You answer for Elm Street Dental. " + OpeningHours.USUAL.brief(clock))
                .greeting("Hello, this is Elm Street Dental.");
    }
}
