package dev.switchboard.tools.appointments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How days and times are said. */
final class Spoken {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);
    private static final DateTimeFormatter FULL_HOUR = DateTimeFormatter.ofPattern("h a", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    private Spoken() {}

    static String day(LocalDate day) {
        return day.format(DAY);
    }

    static String time(LocalTime time) {
        return time.format(time.getMinute() == 0 ? FULL_HOUR : TIME);
    }

    static String dayAndTime(LocalDateTime start) {
        return day(start.toLocalDate()) + " at " + time(start.toLocalTime());
    }
}
