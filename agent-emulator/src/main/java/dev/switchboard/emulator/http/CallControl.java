package dev.switchboard.emulator.http;

import dev.switchboard.emulator.call.CallBook;
import dev.switchboard.emulator.call.EmulatedCall;
import dev.switchboard.emulator.call.EmulatedCall.Decision;
import dev.switchboard.emulator.call.Requests;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/realtime/calls/{call_id}/accept}, {@code reject}, {@code refer}, {@code hangup}. */
final class CallControl implements Handler<HttpServerRequest> {

    private static final Pattern PATH = Pattern.compile("/v1/realtime/calls/([^/]+)/(accept|reject|refer|hangup)");
    private static final int LONGEST_BODY = 1024 * 1024;
    private static final int DECLINED = 603;

    private final CallBook calls;
    private final String authorization;

    CallControl(CallBook calls, String authorization) {
        this.calls = calls;
        this.authorization = authorization;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= LONGEST_BODY) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> handle(request, body));
    }

    private void handle(HttpServerRequest request, Buffer body) {
        if (!authorization.equals(request.getHeader("Authorization"))) {
            refuse(request, 401, "invalid_api_key", "Incorrect API key provided.", null);
            return;
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            refuse(request, 404, "unknown_url", "Unknown request URL: " + request.path(), null);
            return;
        }
        if (!request.method().equals(HttpMethod.POST)) {
            refuse(request, 405, "method_not_supported", "Only POST is supported here.", null);
            return;
        }
        if (body.length() > LONGEST_BODY) {
            refuse(request, 413, "request_too_large", "The body is too large.", null);
            return;
        }
        Optional<EmulatedCall> call = calls.find(path.group(1));
        if (call.isEmpty()) {
            gone(request, path.group(1));
            return;
        }
        control(request, call.get(), path.group(2), body);
    }

    private void control(HttpServerRequest request, EmulatedCall call, String action, Buffer body) {
        JsonObject json;
        try {
            json = body.length() == 0 ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException | ClassCastException e) {
            refuse(request, 400, "invalid_json", "We could not parse the JSON body of your request.", null);
            return;
        }
        switch (action) {
            case "accept" -> {
                Optional<String> flaw = Requests.acceptFlaw(json);
                if (flaw.isPresent()) {
                    refuse(request, 400, "invalid_value", flaw.get(), "session");
                } else {
                    call.run(() -> answer(request, call, call.accept(json)));
                }
            }
            case "reject" -> {
                Object status = json.getValue("status_code", DECLINED);
                if (!(status instanceof Integer code) || code < 400 || code > 699) {
                    refuse(request, 400, "invalid_value", "status_code must be 400 to 699.", "status_code");
                } else {
                    call.run(() -> answer(request, call, call.reject(code)));
                }
            }
            case "refer" -> {
                if (json.getValue("target_uri") instanceof String target) {
                    call.run(() -> answer(request, call, call.refer(target)));
                } else {
                    refuse(request, 400, "missing_required_parameter", "target_uri is required.", "target_uri");
                }
            }
            default -> call.run(() -> answer(request, call, call.hangUp()));
        }
    }

    private static void answer(HttpServerRequest request, EmulatedCall call, Decision decision) {
        switch (decision) {
            case DONE -> request.response().setStatusCode(200).end();
            case GONE -> gone(request, call.id());
            case ALREADY_MADE ->
                refuse(request, 400, "decision_already_made", "A decision about this call was already made.", null);
        }
    }

    private static void gone(HttpServerRequest request, String callId) {
        refuse(request, 404, "call_id_not_found", "No session found for call_id: " + callId, "call_id");
    }

    private static void refuse(
            HttpServerRequest request, int status, String code, String message, @Nullable String param) {
        JsonObject error = new JsonObject()
                .put("message", message)
                .put("type", "invalid_request_error")
                .put("param", param)
                .put("code", code);
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(new JsonObject().put("error", error).encode());
    }
}
