package dev.switchboard.emulator.script;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values behind placeholders such as {@code ${caller.name}} or {@code ${booking.reference}}: given ones, facts about
 * the caller, and outputs of functions, of whose JSON a path picks a field. A placeholder without a value stays as it
 * is, so that it is seen.
 */
public final class Variables {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    private final Map<String, String> texts = new HashMap<>();

    /**
     * Gives a variable a value.
     *
     * @param name its name, which may have dots
     * @param value its value; JSON objects have fields
     */
    public void set(String name, String value) {
        texts.put(name, value);
    }

    /**
     * The value of a variable or of a field of one.
     *
     * @param path the variable's name, perhaps with {@code .field} or {@code .0} behind it
     * @return its value as text, or empty where it has none
     */
    public Optional<String> get(String path) {
        String text = texts.get(path);
        if (text != null) {
            return Optional.of(text);
        }
        int dot = path.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : get(path.substring(0, dot)).flatMap(parent -> field(parent, path.substring(dot + 1)));
    }

    private static Optional<String> field(String json, String name) {
        try {
            Object parent = Json.decodeValue(json);
            Object value = null;
            if (parent instanceof JsonObject object) {
                value = object.getValue(name);
            } else if (parent instanceof JsonArray array && name.matches("\\d{1,6}")) {
                int index = Integer.parseInt(name);
                value = index < array.size() ? array.getValue(index) : null;
            }
            return Optional.ofNullable(value).map(String::valueOf);
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    /**
     * Puts values in the place of placeholders.
     *
     * @param template text with placeholders
     * @return the text
     */
    public String fill(String template) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(
                        match -> Matcher.quoteReplacement(get(match.group(1)).orElse(match.group())));
    }

    /**
     * Puts values in the place of placeholders, wherever in a structure they are.
     *
     * @param arguments a function's arguments
     * @return the same with values
     */
    public Map<String, Object> fill(Map<String, Object> arguments) {
        return arguments.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> fillAny(entry.getValue()), (a, b) -> a, LinkedHashMap::new));
    }

    private Object fillAny(Object value) {
        if (value instanceof String text) {
            return fill(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::fillAny).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> filled = new LinkedHashMap<>();
            map.forEach((key, entry) -> filled.put(String.valueOf(key), fillAny(entry)));
            return filled;
        }
        return value;
    }
}
