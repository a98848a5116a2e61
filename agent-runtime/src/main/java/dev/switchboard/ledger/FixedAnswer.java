package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord.Outcome;

/**
 * An answer that is committed and will never be another.
 *
 * @param outcome how the invocation ended
 * @param text what the model is told
 */
public record FixedAnswer(Outcome outcome, String text) {

    /** The text is as the ledger can keep it, so that what is told is what is kept. */
    public FixedAnswer {
        text = Text.storable(text);
    }

    /** Said where nobody can tell whether the effect happened, and so always in the same words. */
    public static final String UNCERTAIN =
            "{\"status\":\"uncertain\",\"message\":\"It is not certain yet whether this went through. Do not try again;"
                    + " tell the caller that somebody will confirm it.\"}";
}
