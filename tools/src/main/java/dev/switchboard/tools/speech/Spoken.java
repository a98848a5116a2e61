package dev.switchboard.tools.speech;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How days, times and references are said. English. */
public final class Spoken {

    private static final int MOST_TIMES = 3;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);
    private static final DateTimeFormatter FULL_HOUR = DateTimeFormatter.ofPattern("h a", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    private Spoken() {}

    /**
     * @param day a day
     * @return as in {@code Tuesday, January 8}
     */
    public static String day(LocalDate day) {
        return day.format(DAY);
    }

    /**
     * @param days some days of the week, at least one
     * @return as in {@code Monday to Friday}, or {@code Monday, Tuesday and Saturday}
     */
    public static String days(Set<DayOfWeek> days) {
        List<String> names = EnumSet.copyOf(days).stream()
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.US))
                .toList();
        int last = names.size() - 1;
        if (last == 0) {
            return names.get(0);
        }
        DayOfWeek first = Collections.min(days);
        boolean isRow = Collections.max(days).getValue() - first.getValue() == last;
        return isRow && last > 1
                ? names.get(0) + " to " + names.get(last)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /**
     * @param time a time of day
     * @return as in {@code 2 PM} or {@code 2:30 PM}
     */
    public static String time(LocalTime time) {
        return time.format(time.getMinute() == 0 ? FULL_HOUR : TIME);
    }

    /**
     * Nobody remembers sixteen times that are read out.
     *
     * @param times some times of day, which may be none
     * @return as in {@code 9 AM, 9:30 AM, 10 AM, and 13 more}
     */
    public static String times(List<LocalTime> times) {
        String first = times.stream().limit(MOST_TIMES).map(Spoken::time).collect(Collectors.joining(", "));
        int more = times.size() - MOST_TIMES;
        return more > 0 ? first + ", and " + more + " more" : first;
    }

    /**
     * @param start a day and time
     * @return as in {@code Tuesday, January 8 at 2 PM}
     */
    public static String dayAndTime(LocalDateTime start) {
        return day(start.toLocalDate()) + " at " + time(start.toLocalTime());
    }

    /**
     * @param from a day and time
     * @param to a later one
     * @return as in {@code between 2 PM and 4 PM on Tuesday, January 8}, or with both days where they differ
     */
    public static String between(LocalDateTime from, LocalDateTime to) {
        LocalDate day = to.toLocalDate();
        return from.toLocalDate().equals(day)
                ? "between " + time(from.toLocalTime()) + " and " + time(to.toLocalTime()) + " on " + day(day)
                : "between " + dayAndTime(from) + " and " + dayAndTime(to);
    }

    /**
     * Spells, so that a code is not read as a word or as thousands.
     *
     * @param code a reference or an order's number
     * @return its characters, as in {@code A, C, 3}
     */
    public static String spelled(String code) {
        return code.codePoints().mapToObj(Character::toString).collect(Collectors.joining(", "));
    }
}
