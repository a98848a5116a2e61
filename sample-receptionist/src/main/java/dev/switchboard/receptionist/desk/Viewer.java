package dev.switchboard.receptionist.desk;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One browser that looks at the page. Asks the ledger, which all servers share, several times a second, and pushes the parts
 * that are not what they were.
 */
final class Viewer {

    private static final System.Logger LOG = System.getLogger(Viewer.class.getName());

    private static final long PAUSE_MILLIS = 250;

    /** A connection that carries nothing is cut by proxies, and one that nobody reads is only noticed by writing. */
    private static final int TURNS_OF_SILENCE = 40;

    /** Browsers ignore an event without data. */
    private static final String NOTHING = "<!-- nothing -->";

    private final DeskPage page;
    private final Look look;
    private final SseEventSink sink;
    private final Sse sse;
    private final Map<String, String> shown = new HashMap<>();
    private int silent;
    private volatile @Nullable Future<?> following;

    Viewer(DeskPage page, Look look, SseEventSink sink, Sse sse) {
        this.page = page;
        this.look = look;
        this.sink = sink;
        this.sse = sse;
    }

    void follow(ScheduledExecutorService timer) {
        following = timer.scheduleWithFixedDelay(this::renew, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void renew() {
        try {
            if (sink.isClosed()) {
                leave();
                return;
            }
            silent++;
            Map<String, String> parts = parts();
            parts.forEach(this::show);
            if (silent > TURNS_OF_SILENCE) {
                send(sse.newEventBuilder().comment("still here").build());
            }
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "a viewer of the desk has left", e);
            leave();
        }
    }

    private Map<String, String> parts() {
        try {
            Map<String, String> parts = new HashMap<>(page.parts(look));
            parts.put("notice", "");
            return parts;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the desk cannot be shown", e);
            return Map.of("notice", "The ledger cannot be read. Trying again…");
        }
    }

    private void show(String part, String content) {
        if (!content.equals(shown.put(part, content))) {
            String data = content.isEmpty() ? NOTHING : content;
            send(sse.newEventBuilder().name(part).data(data).build());
        }
    }

    private void send(OutboundSseEvent event) {
        silent = 0;
        try {
            var unused = sink.send(event).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void leave() {
        Future<?> future = following;
        if (future != null) {
            future.cancel(false);
        }
        sink.close();
    }
}
