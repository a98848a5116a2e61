package dev.switchboard.emulator.typed;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a day and a time in what people type, in English: {@code Tuesday at two}, {@code tomorrow 10:30},
 * {@code December 3rd, half past nine}, {@code 2026-12-01 at 4 pm}. A weekday is the next one after today. An hour from one
 * to seven without am or pm is in the afternoon, since that is when people have appointments.
 */
final class TimeWords {

    private static final List<String> HOURS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final int FIRST_MORNING_HOUR = 8;
    private static final int HALF_A_DAY = 12;

    private static final String HOUR = "(?<hour>" + String.join("|", HOURS) + "|\\d{1,2})";
    private static final Pattern DAY = Pattern.compile("\\b(?:(?<iso>\\d{4}-\\d{2}-\\d{2})|(?<near>today|tomorrow)"
            + "|(?<weekday>" + names(Stream.of(DayOfWeek.values()).map(Enum::name)) + ")"
            + "|(?<month>" + names(Stream.of(Month.values()).map(Enum::name))
            + ") (?<date>\\d{1,2})(?:st|nd|rd|th)?)\\b");
    private static final Pattern TIME = Pattern.compile("\\b(?:(?<noon>noon)"
            + "|(?:(?<part>half past|quarter past|quarter to) |at )?" + HOUR
            + "(?<colon>:(?<minute>\\d{2}))?(?: ?(?<half>[ap]\\.?m\\b\\.?))?(?<clock> o'clock)?)(?![\\w-])");

    private TimeWords() {}

    private static String names(Stream<String> names) {
        return names.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.joining("|"));
    }

    /** The first day in a text. */
    static Optional<LocalDate> day(String text, Clock clock) {
        Matcher day = DAY.matcher(text.toLowerCase(Locale.ROOT));
        return day.find() ? day(day, LocalDate.now(clock)) : Optional.empty();
    }

    private static Optional<LocalDate> day(Matcher day, LocalDate today) {
        try {
            if (day.group("iso") != null) {
                return Optional.of(LocalDate.parse(day.group("iso")));
            } else if (day.group("near") != null) {
                return Optional.of(day.group("near").equals("today") ? today : today.plusDays(1));
            } else if (day.group("weekday") != null) {
                DayOfWeek weekday = DayOfWeek.valueOf(day.group("weekday").toUpperCase(Locale.ROOT));
                return Optional.of(today.with(TemporalAdjusters.next(weekday)));
            }
            Month month = Month.valueOf(day.group("month").toUpperCase(Locale.ROOT));
            LocalDate date = LocalDate.of(today.getYear(), month, Integer.parseInt(day.group("date")));
            return Optional.of(date.isBefore(today) ? date.plusYears(1) : date);
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The first day and the first time in a text, which may stand before it. */
    static Optional<ZonedDateTime> moment(String text, Clock clock) {
        String words = text.toLowerCase(Locale.ROOT);
        Matcher day = DAY.matcher(words);
        if (!day.find()) {
            return Optional.empty();
        }
        // the numbers of the day are none of the time
        String others = words.substring(0, day.start()) + " , " + words.substring(day.end());
        return day(day, LocalDate.now(clock))
                .flatMap(date -> time(others).map(time -> ZonedDateTime.of(date, time, clock.getZone())));
    }

    private static Optional<LocalTime> time(String words) {
        Matcher time = TIME.matcher(words);
        while (time.find()) {
            if (time.group("noon") != null) {
                return Optional.of(LocalTime.NOON);
            }
            int hour = HOURS.indexOf(time.group("hour")) + 1;
            hour = hour > 0 ? hour : Integer.parseInt(time.group("hour"));
            int minute = time.group("minute") == null ? 0 : Integer.parseInt(time.group("minute"));
            if (hour < 24 && minute < 60) {
                return Optional.of(
                        LocalTime.of(inHalf(hour, time.group("half")), minute).plusMinutes(part(time.group("part"))));
            }
        }
        return Optional.empty();
    }

    private static int part(@org.jspecify.annotations.Nullable String part) {
        if (part == null) {
            return 0;
        }
        return switch (part) {
            case "half past" -> 30;
            case "quarter past" -> 15;
            default -> -15;
        };
    }

    private static int inHalf(int hour, @org.jspecify.annotations.Nullable String half) {
        if (half == null) {
            return hour > 0 && hour < FIRST_MORNING_HOUR ? hour + HALF_A_DAY : hour;
        }
        return hour % HALF_A_DAY + (half.startsWith("p") ? HALF_A_DAY : 0);
    }
}
