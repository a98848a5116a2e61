package dev.switchboard.sideband;

import java.lang.System.Logger.Level;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A sideband over the JDK's WebSocket. */
final class WebSocketSideband implements Sideband, WebSocket.Listener {

    private static final System.Logger LOG = System.getLogger(WebSocketSideband.class.getName());

    /** More than any event of the service's; beyond it the peer is not one that can be talked to. */
    private static final int LONGEST_MESSAGE = 16 * 1024 * 1024;

    /** So many messages may wait for the listener; then the other end has to. */
    private static final int WINDOW = 64;

    private final SidebandListener listener;
    private final LongSupplier nanoTime;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private final StringBuilder message = new StringBuilder();
    private CompletableFuture<WebSocket> lastSend = opened;

    private CompletableFuture<WebSocket> lastPing = opened;
    private volatile long lastSign;

    WebSocketSideband(SidebandListener listener) {
        this(listener, System::nanoTime);
    }

    WebSocketSideband(SidebandListener listener, LongSupplier nanoTime) {
        this.listener = listener;
        this.nanoTime = nanoTime;
        this.lastSign = nanoTime.getAsLong();
    }

    @Override
    public void onOpen(WebSocket socket) {
        sign();
        opened.complete(socket);
        listener.opened(this);
        socket.request(WINDOW);
    }

    private void sign() {
        lastSign = nanoTime.getAsLong();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        sign();
        if (message.length() + part.length() > LONGEST_MESSAGE) {
            LOG.log(Level.ERROR, "a message of over {0} characters came on a sideband; it is cut off", LONGEST_MESSAGE);
            socket.abort();
            end();
            return null;
        }
        message.append(part);
        if (last) {
            String whole = message.toString();
            message.setLength(0);
            message.trimToSize();
            listener.received(this, whole);
        } else {
            socket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        if (last) {
            listener.ignored();
        }
        return ignore(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer data) {
        return ignore(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
        return ignore(socket);
    }

    private @Nullable CompletionStage<?> ignore(WebSocket socket) {
        sign();
        socket.request(1);
        return null;
    }

    @Override
    public void taken() {
        var unused = opened.thenAccept(socket -> socket.request(1));
    }

    @Override
    public synchronized void keepAlive(Duration longestSilence) {
        if (closed.get() || !opened.isDone()) {
            return;
        }
        if (nanoTime.getAsLong() - lastSign > longestSilence.toNanos()) {
            LOG.log(
                    Level.WARNING,
                    "SWB-5035: a sideband gave no sign for {0} s; it is given up",
                    longestSilence.toSeconds());
            opened.join().abort();
            end();
        } else if (lastPing.isDone()) {
            lastPing = opened.thenCompose(socket -> socket.sendPing(ByteBuffer.allocate(0)))
                    .exceptionally(failure -> null);
        }
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
