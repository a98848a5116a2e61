package dev.switchboard.tools.hours;

import dev.switchboard.tools.speech.Spoken;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The same hours on some days of the week, by the wall clock of the place.
 *
 * @param opens when people come
 * @param closes when they go, later the same day
 * @param days on which days they come, at least one
 */
public record OpeningHours(LocalTime opens, LocalTime closes, Set<DayOfWeek> days) {

    /** Nine to five on weekdays. */
    public static final OpeningHours USUAL = new OpeningHours(
            LocalTime.of(9, 0), LocalTime.of(17, 0), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    public OpeningHours {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("opens at " + opens + ", which is not before it closes at " + closes);
        }
        if (days.isEmpty()) {
            throw new IllegalArgumentException("is open on no day");
        }
        days = Set.copyOf(days);
    }

    /** {@return how long people are there on a day on which they are} */
    public Duration perDay() {
        return Duration.between(opens, closes);
    }

    /**
     * Whether people are there.
     *
     * @param moment a moment
     * @return whether it is within the opening hours; at closing time it is not
     */
    public boolean isOpen(LocalDateTime moment) {
        LocalTime time = moment.toLocalTime();
        return days.contains(moment.getDayOfWeek()) && !time.isBefore(opens) && time.isBefore(closes);
    }

    /**
     * What an agent is told of the hours, so that it knows whether somebody is there: when it is open, and whether it is
     * open now. Which day and time it is every agent is told anyway. English.
     *
     * @param clock the application's, with the time zone of the place
     * @return some sentences, as in {@code The opening hours are 9 AM to 5 PM on Monday to Friday. It is open now, ...}
     */
    public String brief(Clock clock) {
        LocalDateTime now = LocalDateTime.now(clock);
        String open = isOpen(now)
                ? "It is open now, until " + Spoken.time(closes) + "."
                : "It is closed now, and opens on " + Spoken.dayAndTime(nextOpen(now)) + ".";
        return "The opening hours are " + Spoken.time(opens) + " to " + Spoken.time(closes) + " on " + Spoken.days(days)
                + ". " + open;
    }

    /**
     * Cuts a day into slots.
     *
     * @param day the day
     * @param length a slot's length, more than nothing
     * @return when the slots begin that end by closing time, earliest first; none on a closed day
     */
    public Stream<LocalDateTime> slots(LocalDate day, Duration length) {
        if (!days.contains(day.getDayOfWeek())) {
            return Stream.empty();
        }
        LocalDateTime first = day.atTime(opens);
        return LongStream.range(0, perDay().dividedBy(length)).mapToObj(slot -> first.plus(length.multipliedBy(slot)));
    }

    /**
     * The first moment, not before another one, from which on people are there.
     *
     * @param moment the other moment
     * @return itself during the opening hours, else when they next begin
     */
    public LocalDateTime nextOpen(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        if (!moment.toLocalTime().isBefore(closes)) {
            day = day.plusDays(1);
        }
        while (!days.contains(day.getDayOfWeek())) {
            day = day.plusDays(1);
        }
        LocalDateTime opening = day.atTime(opens);
        return opening.isAfter(moment) ? opening : moment;
    }

    /**
     * The last moment, not after another one, up to which people are there.
     *
     * @param moment the other moment
     * @return itself during the opening hours, else when they last ended
     */
    public LocalDateTime lastOpen(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        if (!moment.toLocalTime().isAfter(opens)) {
            day = day.minusDays(1);
        }
        while (!days.contains(day.getDayOfWeek())) {
            day = day.minusDays(1);
        }
        LocalDateTime closing = day.atTime(closes);
        return closing.isBefore(moment) ? closing : moment;
    }

    /**
     * Counts on, while people are there.
     *
     * @param start from when
     * @param amount how much opening time, more than nothing
     * @return when it is over
     */
    public LocalDateTime plus(LocalDateTime start, Duration amount) {
        LocalDateTime from = nextOpen(start);
        Duration left = amount;
        Duration today = untilClosing(from);
        while (left.compareTo(today) > 0) {
            left = left.minus(today);
            from = nextOpen(from.toLocalDate().atTime(closes));
            today = untilClosing(from);
        }
        return from.plus(left);
    }

    private Duration untilClosing(LocalDateTime moment) {
        return Duration.between(moment.toLocalTime(), closes);
    }
}
