package dev.switchboard.dispatch;

import dev.switchboard.binding.Binding;
import jakarta.json.bind.Jsonb;
import jakarta.json.spi.JsonProvider;
import org.jspecify.annotations.Nullable;

/** How answers are written for the model. */
final class Answers {

    static final String DONE = "{\"ok\":true}";

    /** Said where nothing could be established, and so always in the same words. */
    static final String IN_PROGRESS =
            "{\"status\":\"in progress\",\"message\":\"It is not certain yet whether this went through. Do not try again;"
                    + " tell the caller that somebody will confirm it.\"}";

    /** About 4,000 tokens, far more than anybody wants to hear. */
    static final int LONGEST = 16_384;

    /** Room for what stands around the beginning of a longer answer. */
    private static final int SHORTEST = 100;

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Jsonb jsonb;
    private final int longest;

    /** Answers by JSON-B's defaults, of at most {@link #LONGEST} characters. */
    Answers() {
        this(new Binding().jsonb(), LONGEST);
    }

    /**
     * @param jsonb writes results
     * @param longest how many characters an answer has at most, 100 or more
     */
    Answers(Jsonb jsonb, int longest) {
        if (longest < SHORTEST) {
            throw new IllegalArgumentException("longest must be " + SHORTEST + " or more but is " + longest);
        }
        this.jsonb = jsonb;
        this.longest = longest;
    }

    /**
     * Text as it is, nothing as a short acknowledgement, everything else as JSON; in any case no longer than allowed.
     *
     * @throws RuntimeException when the result cannot be written
     */
    String value(@Nullable Object result) {
        if (result == null) {
            return DONE;
        }
        if (result instanceof CharSequence text) {
            return shortenedText(text.toString());
        }
        String json = jsonb.toJson(result);
        return json.length() <= longest ? json : shortenedJson(json);
    }

    static String error(String message) {
        return JSON.createObjectBuilder().add("error", message).build().toString();
    }

    private String shortenedText(String text) {
        if (text.length() <= longest) {
            return text;
        }
        String marker = "... (shortened; all of it has " + text.length() + " characters)";
        return beginning(text, longest - marker.length()) + marker;
    }

    /** Another document that has the first one's beginning as a text: the model must not take half of it for all. */
    private String shortenedJson(String json) {
        int room = longest;
        String shortened;
        do {
            // quotation marks inside the text take two characters each
            room -= Math.max(1, room / 16);
            shortened = JSON.createObjectBuilder()
                    .add("truncated", true)
                    .add("characters", json.length())
                    .add("beginning", beginning(json, room))
                    .build()
                    .toString();
        } while (shortened.length() > longest);
        return shortened;
    }

    /** Never ends in half a character. */
    private static String beginning(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
