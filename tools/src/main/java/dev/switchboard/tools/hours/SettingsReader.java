package dev.switchboard.tools.hours;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * Reads one ready tool's configuration, all keys under one prefix, and collects what is wrong on the way, so that
 * {@link #check} can tell everything at once.
 */
public final class SettingsReader {

    private static final Pattern ADDRESS = Pattern.compile("(?i)(tel|sips?):[^\\s<>]+");

    private final Config config;
    private final String prefix;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param config the application's configuration
     * @param prefix what each key begins with, as in {@code switchboard.tools.appointments}
     */
    public SettingsReader(Config config, String prefix) {
        this.config = config;
        this.prefix = prefix;
    }

    /** {@return the hours of the keys {@code opens}, {@code closes} and {@code days}; where not set, the usual ones} */
    public OpeningHours openingHours() {
        OpeningHours usual = OpeningHours.USUAL;
        LocalTime opens = value("opens", usual.opens(), LocalTime::parse, "is no time; write it as 09:00");
        LocalTime closes = value("closes", usual.closes(), LocalTime::parse, "is no time; write it as 17:00");
        Set<DayOfWeek> days =
                value("days", usual.days(), SettingsReader::days, "are no days; write them as MONDAY,TUESDAY");
        if (!opens.isBefore(closes)) {
            problems.add(
                    prefix + ".opens is " + opens + " and must be before " + prefix + ".closes, which is " + closes);
            return usual;
        }
        return new OpeningHours(opens, closes, days);
    }

    /**
     * A duration: ISO-8601 as in {@code PT30M}, or as in {@code 30m}.
     *
     * @param key the key behind the prefix
     * @param usual what holds where the key is not set
     * @param longest the longest that makes sense
     * @return the duration, a minute or more, in whole minutes
     */
    public Duration minutes(String key, Duration usual, Duration longest) {
        Duration found = value(key, usual, SettingsReader::duration, "is no duration; write it as PT30M or 30m");
        boolean whole = found.equals(Duration.ofMinutes(found.toMinutes()));
        if (!whole || found.compareTo(Duration.ofMinutes(1)) < 0 || found.compareTo(longest) > 0) {
            problems.add(prefix + "." + key + " is " + found + " and must be whole minutes, from PT1M to " + longest);
            return usual;
        }
        return found;
    }

    /**
     * Names, separated by commas.
     *
     * @param key the key behind the prefix
     * @param usual what holds where the key is not set
     * @param longest how many characters each may have
     * @return the names, at least one
     */
    public List<String> names(String key, List<String> usual, int longest) {
        List<String> found = value(key, usual, SettingsReader::split, "are no names; write them as Sales,Support");
        found.stream()
                .filter(name -> name.length() > longest)
                .forEach(name -> problems.add(
                        prefix + "." + key + ": '" + name + "' is longer than " + longest + " characters"));
        return found;
    }

    /**
     * Whom a call can be handed over to.
     *
     * @param key the key behind the prefix
     * @return a {@code tel:} or {@code sip:} URI; empty where the key is not set
     */
    public Optional<String> address(String key) {
        return value(
                key, Optional.empty(), SettingsReader::uri, "is no tel: or sip: URI; write it as tel:+14155550123");
    }

    /**
     * Ends the reading.
     *
     * @throws IllegalStateException with code SWB-6001 and all that is wrong
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("SWB-6001: " + String.join("; ", problems));
        }
    }

    private <T> T value(String key, T usual, Function<String, T> parser, String remedy) {
        String text = config.getOptionalValue(prefix + "." + key, String.class)
                .orElse("")
                .strip();
        if (text.isEmpty()) {
            return usual;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            problems.add(prefix + "." + key + ": '" + text + "' " + remedy);
            return usual;
        }
    }

    private static Optional<String> uri(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException("neither tel: nor sip:");
        }
        return Optional.of(text);
    }

    private static Duration duration(String text) {
        return Duration.parse(text.matches("\\d+[hmsHMS]") ? "PT" + text : text);
    }

    private static Set<DayOfWeek> days(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        split(text).forEach(day -> days.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT))));
        return days;
    }

    private static List<String> split(String text) {
        List<String> parts = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("nothing between the commas");
        }
        return parts;
    }
}
