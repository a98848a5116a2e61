package dev.switchboard.call;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that the model is to say.
 *
 * @param occasion why
 * @param instructions what the model is told for this response alone; empty: it goes on as it sees fit
 */
public record Speech(Occasion occasion, Optional<String> instructions) {

    static final Speech CONTINUATION = new Speech(Occasion.CONTINUATION, Optional.empty());

    public Speech {
        Objects.requireNonNull(occasion, "occasion");
        Objects.requireNonNull(instructions, "instructions");
    }

    /** These words, as far as the model keeps to them. */
    static Speech exactly(Occasion occasion, String words) {
        return new Speech(occasion, Optional.of("Say to the user: " + words));
    }

    /** What these instructions describe. */
    static Speech about(Occasion occasion, String instructions) {
        return new Speech(occasion, Optional.of(instructions));
    }

    /** Without effect when the moment has passed. */
    boolean isOnlyForNow() {
        return occasion == Occasion.HOLD || occasion == Occasion.STILL_THERE;
    }
}
