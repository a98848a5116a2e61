package dev.switchboard.emulator.http;

import dev.switchboard.emulator.call.Sideband;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.internal.http.WebSocketInternal;
import java.nio.charset.StandardCharsets;

/** A sideband's WebSocket, with the ways in which one can break. */
final class SidebandSocket implements Sideband {

    /** The beginning of a letter that does not go on, and a byte that begins none. */
    private static final byte[] NO_UTF8 = {(byte) 0xC3, 0x28, (byte) 0xFF};

    private final ServerWebSocket socket;

    SidebandSocket(ServerWebSocket socket) {
        this.socket = socket;
    }

    @Override
    public void send(String event) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(event);
        }
    }

    @Override
    public void send(String event, int frames) {
        if (socket.isClosed()) {
            return;
        }
        // the first frame is text of whole characters, the others are cut anywhere, as a server may
        int head = event.offsetByCodePoints(0, event.codePointCount(0, event.length()) / frames);
        byte[] rest = event.substring(head).getBytes(StandardCharsets.UTF_8);
        socket.writeFrame(WebSocketFrame.textFrame(event.substring(0, head), frames == 1));
        for (int i = 1; i < frames; i++) {
            int begin = (int) ((long) rest.length * (i - 1) / (frames - 1));
            int end = (int) ((long) rest.length * i / (frames - 1));
            Buffer part = Buffer.buffer(end - begin).appendBytes(rest, begin, end - begin);
            socket.writeFrame(WebSocketFrame.continuationFrame(part, i == frames - 1));
        }
    }

    @Override
    public void send(byte[] bytes) {
        if (!socket.isClosed()) {
            socket.writeBinaryMessage(Buffer.buffer(bytes));
        }
    }

    @Override
    public void sendNoText() {
        if (!socket.isClosed()) {
            // only the frames behind the first take bytes as they are
            socket.writeFrame(WebSocketFrame.textFrame("{\"type\":\"", false));
            socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(NO_UTF8), true));
        }
    }

    @Override
    public void close(int status) {
        if (status == 0) {
            // not by the pipeline, which would say goodbye
            channel().config().setOption(ChannelOption.SO_LINGER, 0);
            channel().eventLoop().execute(() -> channel().unsafe().closeForcibly());
        } else {
            socket.close((short) status);
        }
    }

    @Override
    public void fallSilent() {
        // what is not read is not answered: no pong, and not even the other side's close is noticed
        channel().config().setAutoRead(false);
    }

    private Channel channel() {
        return ((WebSocketInternal) socket).channelHandlerContext().channel();
    }
}
