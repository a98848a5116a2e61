package dev.switchboard.dispatch;

/** The tool is not run; the message tells the model, in words that it can act on, what to mend. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        // it is an answer, not a mistake of ours: nobody reads where it came from
        super(message, null, false, false);
    }
}
