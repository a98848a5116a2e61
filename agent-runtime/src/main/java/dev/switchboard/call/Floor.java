package dev.switchboard.call;

import java.util.Optional;

/**
 * Who speaks, as far as is known.
 *
 * @param requested what the model was asked to say and has not begun
 * @param active the response that the model is generating; {@link #UNKNOWN} where only that there is one is known
 * @param playing the latest response that the caller hears, or is about to
 * @param callerSpeaks whether the caller speaks
 */
record Floor(Optional<Speech> requested, Optional<String> active, Optional<String> playing, boolean callerSpeaks) {

    static final String UNKNOWN = "";

    static final Floor FREE = new Floor(Optional.empty(), Optional.empty(), Optional.empty(), false);

    boolean isResponding() {
        return requested.isPresent() || active.isPresent();
    }

    boolean isSilent() {
        return !isResponding() && playing.isEmpty() && !callerSpeaks;
    }

    Floor requested(Optional<Speech> speech) {
        return new Floor(speech, active, playing, callerSpeaks);
    }

    Floor active(Optional<String> responseId) {
        return new Floor(requested, responseId, playing, callerSpeaks);
    }

    Floor playing(Optional<String> responseId) {
        return new Floor(requested, active, responseId, callerSpeaks);
    }

    Floor callerSpeaks(boolean now) {
        return new Floor(requested, active, playing, now);
    }
}
