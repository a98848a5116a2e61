package dev.switchboard.emulator.timeline;

import dev.switchboard.emulator.event.EmulatorEvent;
import java.time.Duration;
import java.time.Instant;

/** Something in a call, and when. */
public sealed interface Moment {

    /** {@return when, by the clock} */
    Instant time();

    /** {@return how long after the call's first moment} */
    Duration since();

    /**
     * Something happened.
     *
     * @param time when, by the clock
     * @param since how long after the call's first moment
     * @param event what
     */
    record Happened(Instant time, Duration since, EmulatorEvent event) implements Moment {}

    /**
     * Something went over a sideband.
     *
     * @param time when, by the clock
     * @param since how long after the call's first moment
     * @param callId the call
     * @param toApplication whether the service sent it; otherwise the application did
     * @param text the text
     */
    record Frame(Instant time, Duration since, String callId, boolean toApplication, String text) implements Moment {}
}
