package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The service's {@code error} events. */
final class Errors {

    private Errors() {}

    static JsonObject invalid(JsonObject cause, Flaw flaw) {
        return invalid(cause, flaw.code(), String.valueOf(flaw.getMessage()), flaw.param());
    }

    static JsonObject invalid(@Nullable JsonObject cause, String code, String message, @Nullable String param) {
        return Conversation.event("error")
                .put(
                        "error",
                        new JsonObject()
                                .put("type", "invalid_request_error")
                                .put("code", code)
                                .put("message", message)
                                .put("param", param)
                                .put(
                                        "event_id",
                                        cause != null && cause.getValue("event_id") instanceof String id ? id : null));
    }
}
