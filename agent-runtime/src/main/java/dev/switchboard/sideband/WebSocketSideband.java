package dev.switchboard.sideband;

import java.lang.System.Logger.Level;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A sideband over the JDK's WebSocket. */
final class WebSocketSideband implements Sideband, WebSocket.Listener {

    private static final System.Logger LOG = System.getLogger(WebSocketSideband.class.getName());

    /** More than any event of the service's; beyond it the peer is not one that can be talked to. */
    private static final int LONGEST_MESSAGE = 16 * 1024 * 1024;

    private final SidebandListener listener;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private final StringBuilder message = new StringBuilder();
    private CompletableFuture<WebSocket> lastSend = opened;

    WebSocketSideband(SidebandListener listener) {
        this.listener = listener;
    }

    @Override
    public void onOpen(WebSocket socket) {
        opened.complete(socket);
        listener.opened(this);
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        if (message.length() + part.length() > LONGEST_MESSAGE) {
            LOG.log(Level.ERROR, "a message of over {0} characters came on a sideband; it is cut off", LONGEST_MESSAGE);
            socket.abort();
            end();
            return null;
        }
        message.append(part);
        if (last) {
            listener.received(message.toString());
            message.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        end();
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        LOG.log(Level.INFO, "a sideband was lost: {0}", error.toString());
        end();
    }

    private void end() {
        if (closed.compareAndSet(false, true)) {
            listener.closed();
        }
    }

    @Override
    public synchronized void send(String text) {
        // the socket takes one message at a time
        lastSend = lastSend.thenCompose(socket -> socket.sendText(text, true)).whenComplete((socket, failure) -> {
            if (failure != null) {
                opened.join().abort();
                end();
            }
        });
    }

    @Override
    public synchronized void close() {
        lastSend = lastSend.thenCompose(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                .whenComplete((socket, failure) -> end());
    }
}
