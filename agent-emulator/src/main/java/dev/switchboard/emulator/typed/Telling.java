package dev.switchboard.emulator.typed;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.timeline.StoryLine;
import java.time.Duration;
import java.util.Optional;

/** Makes lines of what happens in a call that somebody types. */
@FunctionalInterface
public interface Telling {

    /**
     * Tells an event.
     *
     * @param sinceDialed how long after the call was dialed it happened
     * @param event what happened
     * @return the line, or empty for what nobody wants to read
     */
    Optional<StoryLine> of(Duration sinceDialed, EmulatorEvent event);

    /** {@return the emulator's own words} */
    static Telling usual() {
        return StoryLine::of;
    }
}
