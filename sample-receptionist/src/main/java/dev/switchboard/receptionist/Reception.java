package dev.switchboard.receptionist;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.tools.appointments.AppointmentTools;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Answers the practice's number. */
@Agent(name = "reception", numbers = "+18005550100", tools = AppointmentTools.class)
public class Reception implements CallHandler {

    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL).withLocale(Locale.US);

    @Inject
    Clock clock;

    @Override
    public Answer answer(IncomingCall call) {
        return Answer.accept()
                .instructions("""
                        You are the receptionist of Elm Street Dental. You book, move and cancel appointments, nothing else.
                        It is %s. Appointments are half hours from nine to five on weekdays.
                        Ask for a name and a time. Read both back before you book. Keep it short and friendly.""".formatted(NOW.format(ZonedDateTime.now(clock))))
                .greeting("Hello, this is Elm Street Dental. I am an automated assistant. How can I help you?");
    }
}
