package dev.switchboard.binding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The times that JSON-B writes in a form of theirs, unless another pattern holds. */
final class TimeWriters {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private static final Map<Class<?>, DateTimeFormatter> FORMS = Map.of(
            Instant.class, DateTimeFormatter.ISO_INSTANT,
            LocalDate.class, DateTimeFormatter.ISO_LOCAL_DATE,
            LocalTime.class, DateTimeFormatter.ISO_LOCAL_TIME,
            LocalDateTime.class, DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            OffsetDateTime.class, DateTimeFormatter.ISO_OFFSET_DATE_TIME,
            OffsetTime.class, DateTimeFormatter.ISO_OFFSET_TIME,
            ZonedDateTime.class, DateTimeFormatter.ISO_ZONED_DATE_TIME,
            YearMonth.class, DateTimeFormatter.ofPattern("yyyy-MM"),
            MonthDay.class, DateTimeFormatter.ofPattern("--MM-dd"));

    private TimeWriters() {}

    /**
     * The writer of a type of time; {@code null} for all others.
     *
     * @param type the type
     * @param pattern the form that holds instead of the type's own; {@code null} for none
     */
    static @Nullable ValueWriter of(Class<?> type, @Nullable DateTimeFormatter pattern) {
        DateTimeFormatter own = FORMS.get(type);
        if (own == null) {
            return null;
        }
        DateTimeFormatter form = pattern == null ? own : inUtc(type, pattern);
        return (value, out) -> out.text(form.format((TemporalAccessor) value));
    }

    /** A pattern may ask for a zone, which these types have none of. */
    private static DateTimeFormatter inUtc(Class<?> type, DateTimeFormatter pattern) {
        return type == Instant.class || type == LocalDateTime.class ? pattern.withZone(UTC) : pattern;
    }
}
