package dev.switchboard.configuration;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How durations are written in configuration and annotations. */
public final class Durations {

    private static final Pattern MILLIS = Pattern.compile("(\\d{1,12})ms");
    private static final Pattern SHORT = Pattern.compile("\\d{1,9}[hms]");

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @param text ISO-8601 as in {@code PT2.5S}, or short as in {@code 300ms}, {@code 5s}, {@code 2m}, {@code 1h}
     * @return the duration, more than nothing
     * @throws IllegalArgumentException when it is none, or not more than nothing
     */
    public static Duration parse(String text) {
        Duration duration = read(text.strip());
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("'" + text + "' must be more than nothing");
        }
        return duration;
    }

    private static Duration read(String text) {
        try {
            Matcher millis = MILLIS.matcher(text);
            if (millis.matches()) {
                return Duration.ofMillis(Long.parseLong(millis.group(1)));
            }
            return Duration.parse(SHORT.matcher(text).matches() ? "PT" + text.toUpperCase(Locale.ROOT) : text);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is no duration; write it as PT5S or 5s", e);
        }
    }
}
