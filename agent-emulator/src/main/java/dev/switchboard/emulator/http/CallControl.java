package dev.switchboard.emulator.http;

import dev.switchboard.emulator.call.CallBook;
import dev.switchboard.emulator.call.Decision;
import dev.switchboard.emulator.call.EmulatedCall;
import dev.switchboard.emulator.call.Requests;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.Fault.Place;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code POST /v1/realtime/calls/{call_id}/accept}, {@code reject}, {@code refer}, {@code hangup}. */
final class CallControl implements Handler<HttpServerRequest> {

    private static final Pattern PATH = Pattern.compile("/v1/realtime/calls/([^/]+)/(accept|reject|refer|hangup)");
    private static final int LONGEST_BODY = 1024 * 1024;

    private final Vertx vertx;
    private final CallBook calls;
    private final Keys keys;

    CallControl(Vertx vertx, CallBook calls, Keys keys) {
        this.vertx = vertx;
        this.calls = calls;
        this.keys = keys;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= LONGEST_BODY) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> handle(new Answer(request), request, body));
    }

    private void handle(Answer answer, HttpServerRequest request, Buffer body) {
        if (!keys.admits(request.headers())) {
            answer.refuse(401, "invalid_api_key", "Incorrect API key provided.", null);
            return;
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            answer.refuse(404, "unknown_url", "Unknown request URL: " + request.path(), null);
            return;
        }
        if (!request.method().equals(HttpMethod.POST)) {
            answer.refuse(405, "method_not_supported", "Only POST is supported here.", null);
            return;
        }
        if (body.length() > LONGEST_BODY) {
            answer.refuse(413, "request_too_large", "The body is too large.", null);
            return;
        }
        Optional<EmulatedCall> call = calls.find(path.group(1));
        if (call.isEmpty()) {
            answer.gone(path.group(1));
            return;
        }
        calls.requested(call.get(), path.group(2), body.toString());
        meetFaults(answer, call.get(), path.group(2), body);
    }

    private void meetFaults(Answer answer, EmulatedCall call, String action, Buffer body) {
        List<Fault> faults = call.faultsAt(Place.REQUEST, action);
        Duration pause = Duration.ZERO;
        for (Fault fault : faults) {
            switch (fault.kind()) {
                case REQUEST_REFUSED -> {
                    answer.fail(fault.status());
                    return;
                }
                case REQUEST_UNTRUE -> {
                    // dead first: who is answered may dial at once
                    call.run(() -> {
                        if (action.equals("accept")) {
                            call.acceptUntruly();
                        }
                        answer.done();
                    });
                    return;
                }
                default -> pause = fault.lasting();
            }
        }
        if (pause.isZero()) {
            control(answer, call, action, body);
        } else {
            vertx.setTimer(Math.max(1, pause.toMillis()), timer -> control(answer, call, action, body));
        }
    }

    private static void control(Answer answer, EmulatedCall call, String action, Buffer body) {
        JsonObject json;
        try {
            json = body.length() == 0 ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException | ClassCastException e) {
            answer.refuse(400, "invalid_json", "We could not parse the JSON body of your request.", null);
            return;
        }
        Optional<Requests.Problem> problem = Requests.problem(action, json);
        if (problem.isPresent()) {
            answer.refuse(
                    400,
                    problem.get().code(),
                    problem.get().message(),
                    problem.get().param());
            return;
        }
        Supplier<Decision> decision = switch (action) {
            case "accept" -> () -> call.accept(json);
            case "reject" -> () -> call.reject(Requests.rejectStatus(json));
            case "refer" -> () -> call.refer(Requests.referTarget(json));
            default -> call::hangUp;
        };
        call.run(() -> {
            switch (decision.get()) {
                case DONE -> answer.done();
                case GONE -> answer.gone(call.id());
                case ALREADY_MADE ->
                    answer.refuse(400, "decision_already_made", "A decision about this call was already made.", null);
            }
        });
    }
}
