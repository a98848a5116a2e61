package dev.switchboard.demo;

import dev.switchboard.emulator.event.EmulatorEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the service has on record of one call. */
final class Recorded {

    private final List<EmulatorEvent> events = new CopyOnWriteArrayList<>();

    void add(EmulatorEvent event) {
        events.add(event);
    }

    /** All events of a kind, in their order. */
    <E extends EmulatorEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    boolean has(Class<? extends EmulatorEvent> kind) {
        return events.stream().anyMatch(kind::isInstance);
    }
}
