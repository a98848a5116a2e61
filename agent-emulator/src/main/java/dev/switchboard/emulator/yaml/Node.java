package dev.switchboard.emulator.yaml;

import java.io.Reader;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A value in a YAML file, which knows its place. What it is asked for and is not, it says with a {@link FormatException}. */
public final class Node {

    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private final String source;
    private final String place;
    private final @Nullable Object value;

    private Node(String source, String place, @Nullable Object value) {
        this.source = source;
        this.place = place;
        this.value = value;
    }

    /**
     * Reads a file.
     *
     * @param source what messages call it
     * @param name what messages call its whole content
     * @param yaml the text
     * @return its content
     */
    public static Node read(String source, String name, Reader yaml) {
        try {
            return new Node(source, name, new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
        } catch (YAMLException e) {
            throw new FormatException(source + ": " + e.getMessage());
        }
    }

    /** {@return a complaint about this place} */
    public FormatException problem(String message) {
        return new FormatException(source + ": " + place + " " + message);
    }

    /** Refuses a mapping with other keys than these. */
    public Node allow(Set<String> keys) {
        for (String key : mapping().keySet()) {
            if (!keys.contains(key)) {
                throw problem("has an unknown key '" + key + "'; known are "
                        + keys.stream().sorted().toList());
            }
        }
        return this;
    }

    /** {@return the keys of a mapping} */
    public Set<String> keys() {
        return mapping().keySet();
    }

    /** {@return whether a mapping has that key} */
    public boolean has(String key) {
        return mapping().containsKey(key);
    }

    /** {@return the value of a key, which may be missing} */
    public Node get(String key) {
        return new Node(
                source,
                place.startsWith("the ") ? key : place + "." + key,
                mapping().get(key));
    }

    /** {@return the value of a key, where there is one} */
    public Optional<Node> find(String key) {
        return has(key) ? Optional.of(get(key)) : Optional.empty();
    }

    /** {@return the entries of a list} */
    public List<Node> list() {
        if (!(value instanceof List<?> list)) {
            throw problem("must be a list");
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            nodes.add(new Node(source, place + "[" + i + "]", list.get(i)));
        }
        return nodes;
    }

    /** {@return the mapping, in its order} */
    public Map<String, Object> mapping() {
        if (!(value instanceof Map<?, ?> map)) {
            throw problem("must be a mapping");
        }
        Map<String, Object> mapping = new LinkedHashMap<>();
        map.forEach((key, entry) -> mapping.put(String.valueOf(key), entry));
        return mapping;
    }

    /** {@return the mapping of texts, in its order} */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        keys().forEach(key -> texts.put(key, get(key).text()));
        return texts;
    }

    /** {@return the text; numbers and truths are text too} */
    public String text() {
        if (value == null || value instanceof Map || value instanceof List) {
            throw problem("must be text");
        }
        return value.toString();
    }

    /** {@return text that is a regular expression} */
    public String regex() {
        try {
            return Pattern.compile(text()).pattern();
        } catch (PatternSyntaxException e) {
            throw problem("must be a regular expression: " + e.getDescription());
        }
    }

    /** {@return text that is one of these} */
    public String oneOf(String... choices) {
        String text = text();
        if (!List.of(choices).contains(text)) {
            throw problem("must be " + String.join(" or ", choices));
        }
        return text;
    }

    /** {@return true or false} */
    public boolean truth() {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw problem("must be true or false");
    }

    /** {@return a whole number in that range} */
    public int count(int least, int most) {
        if (value instanceof Integer count && count >= least && count <= most) {
            return count;
        }
        throw problem("must be a whole number from " + least + " to " + most);
    }

    /** {@return a whole number} */
    public long number() {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw problem("must be a whole number");
    }

    /** {@return a number from 0 to 1} */
    public double share() {
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw problem("must be a number from 0 to 1");
    }

    /** {@return a duration: {@code 300ms}, {@code 2s}, {@code 1m} or ISO-8601} */
    public Duration duration() {
        String text = text();
        Matcher matcher = SHORT_DURATION.matcher(text);
        try {
            if (!matcher.matches()) {
                return Duration.parse(text);
            }
        } catch (DateTimeParseException e) {
            throw problem("must be a duration such as 300ms, 2s, 1m or PT2S");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }
}
