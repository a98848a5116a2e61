package dev.switchboard.emulator.script;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the output of a function must be.
 *
 * @param matches a regular expression that is found in it; null for any text
 * @param json fields that it has, perhaps among others; a text that begins with {@code ~} is a regular expression; null
 *     where it need not be JSON
 */
public record Expectation(
        @Nullable String matches, @Nullable Map<String, Object> json) {

    /** {@return an output in which the regular expression is found} */
    public static Expectation matching(String regex) {
        return new Expectation(regex, null);
    }

    /** {@return a JSON object with at least these fields} */
    public static Expectation json(Map<String, Object> fields) {
        return new Expectation(null, fields);
    }

    /** {@return the same with values in the place of placeholders} */
    public Expectation filled(Variables variables) {
        return new Expectation(
                matches == null ? null : variables.fill(matches), json == null ? null : variables.fill(json));
    }

    /**
     * What is different.
     *
     * @param output an output
     * @return one line per difference, in words; empty when it is as expected
     */
    public Optional<String> difference(String output) {
        List<String> lines = new ArrayList<>();
        if (matches != null && !Pattern.compile(matches).matcher(output).find()) {
            lines.add("expected text with /" + matches + "/");
        }
        if (json != null) {
            compareObject("", new JsonObject(json), decoded(output), lines);
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        lines.add("the output was " + output);
        return Optional.of(String.join("\n", lines));
    }

    private static @Nullable Object decoded(String output) {
        try {
            return Json.decodeValue(output);
        } catch (DecodeException e) {
            return output;
        }
    }

    private static void compareObject(String path, JsonObject expected, @Nullable Object actual, List<String> lines) {
        if (!(actual instanceof JsonObject object)) {
            lines.add((path.isEmpty() ? "output" : path) + ": expected an object, got " + shown(actual));
            return;
        }
        for (String field : expected.fieldNames()) {
            String place = path.isEmpty() ? field : path + "." + field;
            if (!object.containsKey(field)) {
                lines.add(place + ": expected " + shown(expected.getValue(field)) + ", but it is missing; there are "
                        + object.fieldNames());
            } else {
                compare(place, expected.getValue(field), object.getValue(field), lines);
            }
        }
    }

    private static void compare(String path, @Nullable Object expected, @Nullable Object actual, List<String> lines) {
        if (expected instanceof JsonObject object) {
            compareObject(path, object, actual, lines);
        } else if (expected instanceof JsonArray array) {
            compareArray(path, array, actual, lines);
        } else if (expected instanceof String text && text.startsWith("~")) {
            if (!Pattern.compile(text.substring(1))
                    .matcher(String.valueOf(actual))
                    .find()) {
                lines.add(path + ": expected text with /" + text.substring(1) + "/, got " + shown(actual));
            }
        } else if (!String.valueOf(expected).equals(String.valueOf(actual))) {
            // placeholders make texts of numbers
            lines.add(path + ": expected " + shown(expected) + ", got " + shown(actual));
        }
    }

    private static void compareArray(String path, JsonArray expected, @Nullable Object actual, List<String> lines) {
        if (!(actual instanceof JsonArray array)) {
            lines.add(path + ": expected a list, got " + shown(actual));
            return;
        }
        if (expected.size() != array.size()) {
            lines.add(path + ": expected " + expected.size() + " entries, got " + array.size());
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            compare(path + "." + i, expected.getValue(i), array.getValue(i), lines);
        }
    }

    private static String shown(@Nullable Object value) {
        return Json.encode(value);
    }
}
