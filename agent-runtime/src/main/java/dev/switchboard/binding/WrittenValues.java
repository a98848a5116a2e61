package dev.switchboard.binding;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types that are written as text of a certain form, in JSON-B's default form or a pattern of the application's. */
final class WrittenValues {

    private static final int LENGTH_OF_UUID = 36;

    private static final Map<Class<?>, WrittenValue> DEFAULT = Map.ofEntries(
            format(
                    OffsetDateTime.class,
                    "date-time",
                    "a date and time with offset such as 2030-01-31T14:00:00+01:00",
                    OffsetDateTime::parse),
            format(
                    ZonedDateTime.class,
                    "date-time",
                    "a date and time with offset such as 2030-01-31T14:00:00+01:00",
                    ZonedDateTime::parse),
            format(Instant.class, "date-time", "a date and time in UTC such as 2030-01-31T13:00:00Z", Instant::parse),
            format(LocalDate.class, "date", "a date such as 2030-01-31", LocalDate::parse),
            format(OffsetTime.class, "time", "a time with offset such as 14:00:00+01:00", OffsetTime::parse),
            format(Duration.class, "duration", "a duration such as PT1H30M", Duration::parse),
            format(Period.class, "duration", "a period of days, months or years such as P14D", Period::parse),
            format(UUID.class, "uuid", "a UUID", WrittenValues::uuid),
            format(URI.class, "uri", "a URI such as https://example.com/", URI::create),
            pattern(LocalTime.class, "^\\d{2}:\\d{2}(:\\d{2})?$", "a time such as 14:00", LocalTime::parse),
            pattern(
                    LocalDateTime.class,
                    "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$",
                    "a date and time without offset such as 2030-01-31T14:00",
                    LocalDateTime::parse),
            pattern(YearMonth.class, "^\\d{4}-\\d{2}$", "a year and month such as 2030-01", YearMonth::parse),
            pattern(MonthDay.class, "^--\\d{2}-\\d{2}$", "a month and day such as --01-31", MonthDay::parse),
            pattern(ZoneOffset.class, "^(Z|[+-]\\d{2}:\\d{2})$", "an offset such as +01:00", ZoneOffset::of),
            Map.entry(ZoneId.class, new WrittenValue("a time zone such as Europe/Paris", "", "", ZoneId::of)));

    private static final ZonedDateTime EXAMPLE = ZonedDateTime.of(2030, 1, 31, 14, 0, 0, 0, ZoneId.of("Europe/Paris"));

    private static final Map<Class<?>, TemporalQuery<?>> WITH_PATTERN = Map.of(
            LocalDate.class, LocalDate::from,
            LocalTime.class, LocalTime::from,
            LocalDateTime.class, LocalDateTime::from,
            OffsetDateTime.class, OffsetDateTime::from,
            ZonedDateTime.class, ZonedDateTime::from);

    private WrittenValues() {}

    /** How JSON-B writes a type by default; {@code null} where the type is not among these. */
    static @Nullable WrittenValue of(Class<?> type) {
        return DEFAULT.get(type);
    }

    /**
     * A type by a date pattern; {@code null} where only JSON-B itself knows what that means.
     *
     * @throws UnsupportedTypeException where the pattern is none, or not one for this type
     */
    static @Nullable ValueModel of(Class<?> type, String pattern, Locale locale) {
        TemporalQuery<?> from = WITH_PATTERN.get(type);
        if (from == null || pattern.startsWith("##")) {
            return null;
        }
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, locale);
            String example = formatter.format((TemporalAccessor) from.queryFrom(EXAMPLE));
            String phrase = "written as " + pattern + ", such as " + example;
            return new Described(new WrittenValue(phrase, "", "", text -> formatter.parse(text, from)), phrase);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnsupportedTypeException("'" + pattern + "' is no date format for " + Types.name(type) + ": "
                    + e.getMessage() + ". See java.time.format.DateTimeFormatter.");
        }
    }

    private static Map.Entry<Class<?>, WrittenValue> format(
            Class<?> type, String format, String expected, Function<String, Object> parse) {
        return Map.entry(type, new WrittenValue(expected, "format", format, parse));
    }

    private static Map.Entry<Class<?>, WrittenValue> pattern(
            Class<?> type, String pattern, String expected, Function<String, Object> parse) {
        return Map.entry(type, new WrittenValue(expected, "pattern", pattern, parse));
    }

    /** Java alone would take {@code 1-1-1-1-1} for one. */
    private static UUID uuid(String text) {
        if (text.length() != LENGTH_OF_UUID) {
            throw new IllegalArgumentException("too short or too long");
        }
        return UUID.fromString(text);
    }
}
