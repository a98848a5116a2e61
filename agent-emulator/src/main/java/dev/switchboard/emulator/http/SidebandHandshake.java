package dev.switchboard.emulator.http;

import dev.switchboard.emulator.call.CallBook;
import dev.switchboard.emulator.call.EmulatedCall;
import dev.switchboard.emulator.call.Sideband;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Handler;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/realtime?call_id=…}: opens a sideband, or refuses the handshake with 401 or 404. */
final class SidebandHandshake implements Handler<ServerWebSocketHandshake> {

    private final CallBook calls;
    private final String authorization;

    SidebandHandshake(CallBook calls, String authorization) {
        this.calls = calls;
        this.authorization = authorization;
    }

    @Override
    public void handle(ServerWebSocketHandshake handshake) {
        if (!authorization.equals(handshake.headers().get("Authorization"))) {
            handshake.reject(401);
            return;
        }
        QueryStringDecoder query = new QueryStringDecoder(handshake.uri());
        Optional<EmulatedCall> call = query.path().equals("/v1/realtime")
                ? query.parameters().getOrDefault("call_id", List.of()).stream()
                        .findFirst()
                        .flatMap(calls::find)
                : Optional.empty();
        if (call.isEmpty() || call.get().isRinging()) {
            handshake.reject(404);
            return;
        }
        handshake.accept().onSuccess(socket -> open(call.get(), socket));
    }

    private static void open(EmulatedCall call, ServerWebSocket socket) {
        Sideband sideband = new Sideband() {
            @Override
            public void send(String event) {
                if (!socket.isClosed()) {
                    socket.writeTextMessage(event);
                }
            }

            @Override
            public void close() {
                socket.close();
            }
        };
        socket.textMessageHandler(text -> call.run(() -> call.received(sideband, text)));
        // binary messages are nothing that a client may send; like garbage they are answered, not fatal
        socket.binaryMessageHandler(data -> call.run(() -> call.received(sideband, "")));
        socket.exceptionHandler(failure -> call.run(() -> call.detach(sideband)));
        socket.closeHandler(closed -> call.run(() -> call.detach(sideband)));
        call.run(() -> call.attach(sideband));
    }
}
