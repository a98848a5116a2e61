package dev.switchboard.receptionist;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.tools.appointments.AppointmentTools;
import dev.switchboard.tools.hours.OpeningHours;
import dev.switchboard.tools.hours.SettingsReader;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;

/** Answers the practice's number. */
@Agent(name = "reception", numbers = "+18005550100", tools = AppointmentTools.class)
public class Reception implements CallHandler {

    @Inject
    Clock clock;

    @Inject
    Config config;

    private OpeningHours hours = OpeningHours.USUAL;

    @PostConstruct
    void readHours() {
        hours = new SettingsReader(config, "switchboard.tools.appointments").openingHours();
    }

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.accept()
                .instructions("""
                        You are the receptionist of Elm Street Dental. You book, move and cancel appointments, nothing else.
                        %s Appointments are half hours.
                        Ask for a name and a time. Keep it short and friendly.""".formatted(hours.brief(clock)))
                .greeting("Hello, this is Elm Street Dental. I am an automated assistant. How can I help you?");
    }
}
