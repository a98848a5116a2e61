package dev.switchboard.emulator.event;

/** Hears what happens in the emulator. */
@FunctionalInterface
public interface EmulatorListener {

    /**
     * Something happened. Called on the emulator's own threads, one at a time per call; it must not block.
     *
     * @param event what
     */
    void on(EmulatorEvent event);

    /**
     * Two that hear the same.
     *
     * @param other hears each event behind this one
     * @return both
     */
    default EmulatorListener andThen(EmulatorListener other) {
        return event -> {
            on(event);
            other.on(event);
        };
    }
}
