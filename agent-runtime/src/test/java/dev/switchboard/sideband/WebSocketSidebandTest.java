package dev.switchboard.sideband;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Logged;
import java.lang.reflect.Proxy;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A socket whose other end has gone without a word looks open for ever; only silence tells. */
class WebSocketSidebandTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final AtomicLong nanoTime = new AtomicLong();
    private final List<String> happened = new ArrayList<>();
    private final SidebandListener listener = new SidebandListener() {
        @Override
        public void opened(Sideband sideband) {}

        @Override
        public void received(Sideband from, String message) {}

        @Override
        public void ignored() {
            happened.add("ignored");
        }

        @Override
        public void closed() {
            happened.add("closed");
        }
    };
    private final WebSocket socket = (WebSocket) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {WebSocket.class}, (proxy, method, args) -> {
                if (!method.getName().equals("request")) {
                    happened.add(method.getName());
                }
                return method.getReturnType() == CompletableFuture.class
                        ? CompletableFuture.completedFuture(proxy)
                        : null;
            });
    private final WebSocketSideband sideband = new WebSocketSideband(listener, nanoTime::get);

    @Test
    void asksForASignAndGivesUpWhereNoneComes() {
        sideband.onOpen(socket);
        nanoTime.addAndGet(LONGEST.toNanos());
        sideband.keepAlive(LONGEST);
        assertThat(happened).containsExactly("sendPing");

        nanoTime.addAndGet(1);
        try (Logged log = new Logged(WebSocketSideband.class)) {
            sideband.keepAlive(LONGEST);
            assertThat(log.lines())
                    .containsExactly("WARNING SWB-5035: a sideband gave no sign for 30 s; it is given up");
        }
        assertThat(happened).containsExactly("sendPing", "abort", "closed");
    }

    @Test
    void takesAPongForASign() {
        sideband.onOpen(socket);
        nanoTime.addAndGet(LONGEST.toNanos());
        var unused = sideband.onPong(socket, ByteBuffer.allocate(0));
        nanoTime.addAndGet(LONGEST.toNanos());

        sideband.keepAlive(LONGEST);

        assertThat(happened).containsExactly("sendPing");
    }

    @Test
    void tellsOfWhatIsNoTextOnceHoweverManyPartsItHas() {
        sideband.onOpen(socket);

        var unusedFirst = sideband.onBinary(socket, ByteBuffer.allocate(1), false);
        var unusedLast = sideband.onBinary(socket, ByteBuffer.allocate(1), true);

        assertThat(happened).containsExactly("ignored");
    }
}
