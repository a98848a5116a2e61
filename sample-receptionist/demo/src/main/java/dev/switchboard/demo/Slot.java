package dev.switchboard.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * A time that a caller asks for, always in the future. Two o'clock is left free for whoever tries the demo.
 *
 * @param start when it begins
 */
record Slot(ZonedDateTime start) {

    private static final LocalTime TEN = LocalTime.of(10, 0);

    /** Ten o'clock on the next weekday after today. */
    static Slot nextWeekday(Clock clock) {
        LocalDate day = LocalDate.now(clock).plusDays(1);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        return new Slot(day.atTime(TEN).atZone(clock.getZone()));
    }

    /** An hour later. */
    Slot later() {
        return new Slot(start.plusHours(1));
    }

    /** Ten o'clock on the next Sunday, on which nobody works. */
    static Slot nextSunday(Clock clock) {
        LocalDate day = LocalDate.now(clock).with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
        return new Slot(day.atTime(TEN).atZone(clock.getZone()));
    }

    String iso() {
        return start.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    String day() {
        return start.toLocalDate().toString();
    }

    String spoken() {
        return start.format(DateTimeFormatter.ofPattern("EEEE, MMMM d 'at' h a", Locale.US));
    }

    /** As the database prints it. */
    String stored() {
        return start.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT));
    }
}
