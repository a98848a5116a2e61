package dev.switchboard.call;

/** Why the model is to speak. */
public enum Occasion {
    /** By itself, after the caller spoke; never asked for by us. */
    NATURAL(true),
    /** It has not read the answers to its function calls, or another message, yet. */
    CONTINUATION(true),
    /** The first words of the call. */
    GREETING(false),
    /** A tool takes a moment. */
    HOLD(false),
    /** A tool wants something said. */
    WORDS(false),
    /** Nobody has said anything for a while. */
    STILL_THERE(false),
    /** The call has lasted nearly as long as it may. */
    WARNING(false),
    /** The last words before we hang up. */
    GOODBYE(false);

    private final boolean tellsAnswers;

    Occasion(boolean tellsAnswers) {
        this.tellsAnswers = tellsAnswers;
    }

    /** Whether the model is free to tell what it has read; on other occasions it says certain words and nothing else. */
    boolean tellsAnswers() {
        return tellsAnswers;
    }
}
