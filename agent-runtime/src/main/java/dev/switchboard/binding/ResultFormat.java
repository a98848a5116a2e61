package dev.switchboard.binding;

import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The patterns that hold where a value is written.
 *
 * @param times of times; {@code null} for their own forms
 * @param numbers of numbers; {@code null} for plain digits
 */
record ResultFormat(
        @Nullable DateTimeFormatter times, @Nullable DecimalFormat numbers) {

    static final ResultFormat NONE = new ResultFormat(null, null);

    /** What holds for a property: its own annotations, or else those of its class, or else the configuration. */
    static ResultFormat of(ResultProperty property, JsonbSettings settings) {
        JsonbDateFormat date = property.annotation(JsonbDateFormat.class);
        JsonbDateFormat ofClass = property.owner().getAnnotation(JsonbDateFormat.class);
        JsonbNumberFormat number = property.annotation(JsonbNumberFormat.class);
        JsonbNumberFormat ofClassToo = property.owner().getAnnotation(JsonbNumberFormat.class);
        return new ResultFormat(
                times(date != null ? date : ofClass, property, settings),
                numbers(number != null ? number : ofClassToo, settings));
    }

    private static @Nullable DateTimeFormatter times(
            @Nullable JsonbDateFormat format, ResultProperty property, JsonbSettings settings) {
        boolean isOfTime = TemporalAccessor.class.isAssignableFrom(rawType(property));
        if (format == null || !isOfTime || format.value().equals(JsonbDateFormat.DEFAULT_FORMAT)) {
            return NONE.with(settings).times();
        }
        return formatter(format.value(), Locale.forLanguageTag(format.locale()));
    }

    private static Class<?> rawType(ResultProperty property) {
        return property.type() instanceof Class<?> simple ? simple : Object.class;
    }

    private static @Nullable DecimalFormat numbers(@Nullable JsonbNumberFormat format, JsonbSettings settings) {
        if (format == null) {
            return null;
        }
        Locale locale = format.locale().equals(JsonbNumberFormat.DEFAULT_LOCALE)
                ? settings.locale()
                : Locale.forLanguageTag(format.locale());
        DecimalFormat numbers = (DecimalFormat) NumberFormat.getInstance(locale);
        numbers.applyPattern(format.value());
        return numbers;
    }

    private static DateTimeFormatter formatter(String pattern, Locale locale) {
        if (pattern.equals(JsonbDateFormat.TIME_IN_MILLIS)) {
            throw new JsonbOnlyException("times in milliseconds");
        }
        return new DateTimeFormatterBuilder().appendPattern(pattern).toFormatter(locale);
    }

    /** With the configuration's pattern of times. */
    ResultFormat with(JsonbSettings settings) {
        String pattern = settings.dateFormat();
        boolean isOwn = pattern == null || pattern.equals(JsonbDateFormat.DEFAULT_FORMAT);
        return new ResultFormat(isOwn ? null : formatter(pattern, settings.locale()), numbers);
    }

    /** For elements of a property only the configuration counts. */
    ResultFormat ofElements(JsonbSettings settings) {
        return NONE.with(settings);
    }

    /** The writer of a type that is one word; {@code null} for all others. */
    @Nullable
    ValueWriter scalar(Class<?> type) {
        if (numbers != null && ScalarWriters.isNumber(type)) {
            return ScalarWriters.formatted(numbers);
        }
        ValueWriter time = TimeWriters.of(type, times);
        return time != null ? time : ScalarWriters.of(type);
    }

    /** JSON-B uses a pattern of numbers for what is inside some values, and not inside others. */
    void demandNoNumbers() {
        if (numbers != null) {
            throw new JsonbOnlyException("a pattern of numbers on what is no number");
        }
    }
}
