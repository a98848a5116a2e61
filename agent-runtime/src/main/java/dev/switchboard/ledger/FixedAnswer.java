package dev.switchboard.ledger;

import dev.switchboard.api.CallInstruction;
import dev.switchboard.api.CallRecord.Outcome;
import java.util.List;

/**
 * An answer that is committed and will never be another.
 *
 * @param outcome how the invocation ended
 * @param text what the model is told
 * @param instructions what the tool wants done to the call
 */
public record FixedAnswer(Outcome outcome, String text, List<CallInstruction> instructions) {

    /** The text is as the ledger can keep it, so that what is told is what is kept. */
    public FixedAnswer {
        text = Text.storable(text);
        instructions = List.copyOf(instructions);
    }

    /**
     * An answer that does nothing to the call.
     *
     * @param outcome how the invocation ended
     * @param text what the model is told
     */
    public FixedAnswer(Outcome outcome, String text) {
        this(outcome, text, List.of());
    }

    /** Said where nobody can tell whether the effect happened, and so always in the same words. */
    public static final String UNCERTAIN =
            "{\"status\":\"uncertain\",\"message\":\"It is not certain yet whether this went through. Do not try again;"
                    + " tell the caller that somebody will confirm it.\"}";

    /** {@return the answer where nobody can tell whether the effect happened} */
    public static FixedAnswer uncertain() {
        return new FixedAnswer(Outcome.UNKNOWN, UNCERTAIN);
    }
}
