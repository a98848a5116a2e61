package dev.switchboard.emulator.http;

import dev.switchboard.emulator.call.CallBook;
import dev.switchboard.emulator.call.EmulatedCall;
import dev.switchboard.emulator.call.Sideband;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.Fault.Place;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/realtime?call_id=…}: opens a sideband, or refuses the handshake with 401 or 404. */
final class SidebandHandshake implements Handler<ServerWebSocketHandshake> {

    private static final int NOT_FOUND = 404;

    private final Vertx vertx;
    private final CallBook calls;
    private final Keys keys;

    SidebandHandshake(Vertx vertx, CallBook calls, Keys keys) {
        this.vertx = vertx;
        this.calls = calls;
        this.keys = keys;
    }

    @Override
    public void handle(ServerWebSocketHandshake handshake) {
        if (!keys.admits(handshake.headers())) {
            handshake.reject(401);
            return;
        }
        QueryStringDecoder query = new QueryStringDecoder(handshake.uri());
        Optional<EmulatedCall> call = query.path().equals("/v1/realtime")
                ? query.parameters().getOrDefault("call_id", List.of()).stream()
                        .findFirst()
                        .flatMap(calls::find)
                : Optional.empty();
        if (call.isEmpty()) {
            handshake.reject(NOT_FOUND);
        } else {
            // what the call says of itself is known on its own context only
            Context here = vertx.getOrCreateContext();
            call.get().run(() -> {
                Optional<Integer> refused = call.get().refusesSideband();
                here.runOnContext(back -> decide(handshake, call.get(), refused));
            });
        }
    }

    private void decide(ServerWebSocketHandshake handshake, EmulatedCall call, Optional<Integer> refused) {
        if (refused.isPresent()) {
            handshake.reject(refused.get());
            return;
        }
        Duration pause = Duration.ZERO;
        boolean untrue = false;
        for (Fault fault : call.faultsAt(Place.REQUEST, "dial")) {
            switch (fault.kind()) {
                case REQUEST_REFUSED -> {
                    handshake.reject(fault.status());
                    return;
                }
                case REQUEST_SLOW -> pause = fault.lasting();
                default -> untrue = true;
            }
        }
        boolean torn = untrue;
        Runnable accepting = () -> handshake.accept().onSuccess(socket -> open(call, socket, torn));
        if (pause.isZero()) {
            accepting.run();
        } else {
            vertx.setTimer(Math.max(1, pause.toMillis()), timer -> accepting.run());
        }
    }

    private static void open(EmulatedCall call, ServerWebSocket socket, boolean torn) {
        Sideband sideband = new SidebandSocket(socket);
        if (torn) {
            sideband.close(0);
            return;
        }
        socket.textMessageHandler(text -> call.run(() -> call.received(sideband, text)));
        // binary messages are nothing that a client may send; like garbage they are answered, not fatal
        socket.binaryMessageHandler(data -> call.run(() -> call.received(sideband, "")));
        socket.exceptionHandler(failure -> call.run(() -> call.detach(sideband)));
        socket.closeHandler(closed -> call.run(() -> call.detach(sideband)));
        call.run(() -> call.attach(sideband));
    }
}
