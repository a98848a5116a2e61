package dev.switchboard.emulator;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.event.FrameListener;
import java.lang.System.Logger.Level;
import java.util.ServiceLoader;

/** Those who listen to an emulator. Whatever they throw is logged, and the call goes on. */
final class Listeners {

    private static final System.Logger LOG = System.getLogger(Listeners.class.getName());

    private EmulatorListener events = event -> {};
    private FrameListener frames = FrameListener.NONE;

    /** Begins with those who listen to every emulator. */
    Listeners() {
        ServiceLoader.load(FrameListener.class, FrameListener.class.getClassLoader())
                .forEach(this::addFrames);
    }

    void addEvents(EmulatorListener hears) {
        events = events.andThen(event -> harmless(hears, event));
    }

    void addFrames(FrameListener hears) {
        frames = frames.andThen(new Harmless(hears));
    }

    EmulatorListener events() {
        return events;
    }

    FrameListener frames() {
        return frames;
    }

    private static void harmless(EmulatorListener hears, EmulatorEvent event) {
        harmless(event.callId(), event.getClass().getSimpleName(), () -> hears.on(event));
    }

    private static void harmless(String callId, String what, Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "call " + callId + ": a listener failed at " + what + ", the call goes on", e);
        }
    }

    private record Harmless(FrameListener hears) implements FrameListener {

        @Override
        public void sent(String callId, String event) {
            harmless(callId, "an event", () -> hears.sent(callId, event));
        }

        @Override
        public void garbled(String callId, String text) {
            harmless(callId, "a garbled event", () -> hears.garbled(callId, text));
        }

        @Override
        public void received(String callId, String message) {
            harmless(callId, "a message", () -> hears.received(callId, message));
        }

        @Override
        public void requested(String callId, String action, String body) {
            harmless(callId, "the request to " + action, () -> hears.requested(callId, action, body));
        }
    }
}
