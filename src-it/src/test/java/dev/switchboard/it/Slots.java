package dev.switchboard.it;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** Times at which the receptionist books, each given out once, so that no test meets another's appointment. */
final class Slots {

    private static final AtomicInteger GIVEN = new AtomicInteger();

    private Slots() {}

    /** Ten o'clock on a weekday of the coming months. */
    static OffsetDateTime next() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        for (int left = GIVEN.incrementAndGet(); left > 0; day = day.plusDays(1)) {
            if (isWeekday(day) && --left == 0) {
                break;
            }
        }
        return day.atTime(LocalTime.of(10, 0)).atOffset(ZoneOffset.UTC);
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
