package dev.switchboard.emulator.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The answer to a request. */
record Answer(HttpServerRequest request) {

    private static final int TOO_MANY = 429;

    void done() {
        request.response().setStatusCode(200).end();
    }

    void gone(String callId) {
        refuse(404, "call_id_not_found", "No session found for call_id: " + callId, "call_id");
    }

    void refuse(int status, String code, String message, @Nullable String param) {
        error(status, "invalid_request_error", code, message, param);
    }

    /** Fails for no reason of the application's. */
    void fail(int status) {
        if (status == TOO_MANY) {
            request.response().putHeader("retry-after", "1");
            error(status, "requests", "rate_limit_exceeded", "Rate limit reached. Please try again.", null);
        } else {
            String message = "The server had an error while processing your request. Sorry about that!";
            error(status, "server_error", "server_error", message, null);
        }
    }

    private void error(int status, String type, String code, String message, @Nullable String param) {
        JsonObject error = new JsonObject()
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", code);
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(new JsonObject().put("error", error).encode());
    }
}
