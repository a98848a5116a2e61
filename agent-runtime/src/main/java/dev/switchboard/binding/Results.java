package dev.switchboard.binding;

import jakarta.json.bind.JsonbException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes what tools return, as JSON-B does: plain results by writers of ours, which are made once per class and cost
 * little, and all others by the application's JSON-B itself.
 */
public final class Results {

    private static final int SHORT = 64;

    private final JsonbSettings settings;
    private final ResultWriters writers;

    /** How long the last result of a class was, since the next one will probably be as long. */
    private final Map<Class<?>, Integer> lengths = new ConcurrentHashMap<>();

    Results(JsonbSettings settings) {
        this.settings = settings;
        this.writers = new ResultWriters(settings);
    }

    /**
     * A result in JSON.
     *
     * @param json all of it, or the beginning
     * @param length how long all of it is
     */
    public record Written(String json, long length) {

        /** {@return whether the JSON is all there} */
        public boolean isWhole() {
            return json.length() == length;
        }
    }

    /**
     * Writes a result.
     *
     * @param result what a tool returned
     * @param longest how many characters are needed at most; of a longer result they are the beginning
     * @return the result in JSON
     * @throws JsonbException where it cannot be written
     */
    public Written write(Object result, int longest) {
        try {
            return byOwnWriter(result, longest);
        } catch (JsonbOnlyException e) {
            String json = settings.jsonb().toJson(result);
            return new Written(json, json.length());
        }
    }

    /**
     * A text as JSON writes it.
     *
     * @param text any text
     * @return the text in quotation marks, with escapes where they must be
     */
    public static String quoted(String text) {
        return JsonOutput.quoted(text);
    }

    /**
     * Writes a result without JSON-B.
     *
     * @throws JsonbOnlyException where only JSON-B is certain to write it right
     */
    Written byOwnWriter(Object result, int longest) {
        Class<?> type = result.getClass();
        int expected = lengths.getOrDefault(type, SHORT);
        JsonOutput out = new JsonOutput(expected, longest);
        writers.of(type).writeElement(result, out);
        String json = out.kept();
        if (json.length() > expected || json.length() < expected / 4) {
            lengths.put(type, json.length() + json.length() / 8);
        }
        return new Written(json, out.length());
    }
}
