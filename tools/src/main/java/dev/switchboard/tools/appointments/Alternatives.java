package dev.switchboard.tools.appointments;

import dev.switchboard.tools.speech.Spoken;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What can be had in place of a time that is not free, as a sentence. */
final class Alternatives {

    private static final int MOST_TIMES = 3;

    /** How many days are looked at, beginning with the one after the day that was wanted. */
    private static final int DAYS_AHEAD = 14;

    private final Calendar calendar;

    Alternatives(Calendar calendar) {
        this.calendar = calendar;
    }

    String to(LocalDateTime wanted) {
        LocalDate day = wanted.toLocalDate();
        List<LocalDateTime> free = calendar.free(day);
        if (!free.isEmpty()) {
            return "Free that day: " + times(free, wanted) + ".";
        }
        return IntStream.rangeClosed(1, DAYS_AHEAD)
                .mapToObj(ahead -> calendar.free(day.plusDays(ahead)))
                .filter(times -> !times.isEmpty())
                .findFirst()
                .map(times -> "Nothing is free that day. Free on "
                        + Spoken.day(times.get(0).toLocalDate()) + ": " + times(times, wanted) + ".")
                .orElse("Nothing is free that day or in the two weeks after it.");
    }

    private static String times(List<LocalDateTime> free, LocalDateTime wanted) {
        List<LocalDateTime> later =
                free.stream().filter(start -> start.isAfter(wanted)).toList();
        return (later.isEmpty() ? free : later)
                .stream()
                        .limit(MOST_TIMES)
                        .map(start -> Spoken.time(start.toLocalTime()))
                        .collect(Collectors.joining(", "));
    }
}
