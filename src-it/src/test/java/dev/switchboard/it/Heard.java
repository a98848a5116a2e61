package dev.switchboard.it;

import static org.awaitility.Awaitility.await;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that happened in an emulator. */
public final class Heard implements EmulatorListener {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<EmulatorEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void on(EmulatorEvent event) {
        events.add(event);
    }

    /** What happened of one kind, so far. */
    public <T extends EmulatorEvent> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The first of its kind; waits for it. */
    public <T extends EmulatorEvent> T first(Class<T> kind) {
        return await().atMost(PATIENCE)
                .until(() -> all(kind), found -> !found.isEmpty())
                .get(0);
    }

    /** The service's id of the first call. */
    String callId() {
        return first(IncomingCall.class).callId();
    }

    /** The end of the first call; waits for it. */
    public CallEnded end() {
        return first(CallEnded.class);
    }
}
