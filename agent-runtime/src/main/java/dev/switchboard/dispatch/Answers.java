package dev.switchboard.dispatch;

import jakarta.json.Json;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import org.jspecify.annotations.Nullable;

/** How answers are written for the model. */
final class Answers {

    static final String DONE = "{\"ok\":true}";

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
