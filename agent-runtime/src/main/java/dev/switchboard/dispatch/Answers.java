package dev.switchboard.dispatch;

import jakarta.json.Json;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import org.jspecify.annotations.Nullable;

/** How answers are written for the model. */
final class Answers {

    static final String DONE = "{\"ok\":true}";

    /** Said where nothing could be established, and so always in the same words. */
    static final String IN_PROGRESS =
            "{\"status\":\"in progress\",\"message\":\"It is not certain yet whether this went through. Do not try again;"
                    + " tell the caller that somebody will confirm it.\"}";

    private final Jsonb jsonb = JsonbBuilder.create();

    /** Text as it is, nothing as a short acknowledgement, everything else as JSON. */
    String value(@Nullable Object result) {
        if (result == null) {
            return DONE;
        }
        return result instanceof CharSequence text ? text.toString() : jsonb.toJson(result);
    }

    static String error(String message) {
        return Json.createObjectBuilder().add("error", message).build().toString();
    }
}
