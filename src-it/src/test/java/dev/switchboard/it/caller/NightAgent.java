package dev.switchboard.it.caller;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.tools.callbacks.CallbackTools;
import dev.switchboard.tools.hours.OpeningHours;
import dev.switchboard.tools.people.PersonTools;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalTime;

/** Answers where nobody else is there. */
@Agent(
        name = "night",
        numbers = NightAgent.NUMBER,
        tools = {CallbackTools.class, PersonTools.class})
public class NightAgent implements CallHandler {

    /** Which number it has. */
    public static final String NUMBER = "+18005550145";

    private final OpeningHours hours =
            new OpeningHours(LocalTime.of(18, 0), LocalTime.of(22, 0), OpeningHours.USUAL.days());

    @Inject
    Clock clock;

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.accept().instructions(hours.brief(clock)).greeting("Good evening.");
    }
}
