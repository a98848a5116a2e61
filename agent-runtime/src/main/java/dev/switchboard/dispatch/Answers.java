package dev.switchboard.dispatch;

import dev.switchboard.binding.Binding;
import dev.switchboard.binding.Results;
import dev.switchboard.binding.Results.Written;
import dev.switchboard.configuration.Settings;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.JsonbConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How answers are written for the model. */
@Singleton
class Answers {

    static final String DONE = "{\"ok\":true}";

    private final Results results;
    private final int longest;
    private final Duration longestStage;

    /** Answers by the application's {@code JsonbConfig} where it has such a bean. */
    @Inject
    Answers(Instance<JsonbConfig> config, Settings settings) {
        this(
                (config.isResolvable() ? new Binding(config.get()) : new Binding()).results(),
                settings.longestAnswer(),
                settings.longestStage());
    }

    /**
     * @param results writes results
     * @param longest how many characters an answer has at most
     * @param longestStage how long a stage is waited for where no {@code @Timeout} says less
     */
    Answers(Results results, int longest, Duration longestStage) {
        this.results = results;
        this.longest = longest;
        this.longestStage = longestStage;
    }

    /** What a method's result stands for: the value of a stage when it is complete, everything else as it is. */
    @Nullable
    Object awaited(@Nullable Object result) throws Exception {
        return Stage.await(result, longestStage);
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
        Written json = results.write(result, longest);
        return json.isWhole() && json.length() <= longest ? json.json() : shortened(json);
    }

    static String error(String message) {
        return "{\"error\":" + Results.quoted(message) + "}";
    }

    private String shortenedText(String text) {
        if (text.length() <= longest) {
            return text;
        }
        String marker = "... (shortened; all of it has " + text.length() + " characters)";
        return beginning(text, longest - marker.length()) + marker;
    }

    /** Another document that has the first one's beginning as a text: the model must not take half of it for all. */
    private String shortened(Written json) {
        int room = longest;
        String shortened;
        do {
            // quotation marks inside the text take two characters each
            room -= Math.max(1, room / 16);
            shortened = "{\"truncated\":true,\"characters\":" + json.length() + ",\"beginning\":"
                    + Results.quoted(beginning(json.json(), room)) + "}";
        } while (shortened.length() > longest);
        return shortened;
    }

    /** Never ends in half a character. */
    private static String beginning(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
