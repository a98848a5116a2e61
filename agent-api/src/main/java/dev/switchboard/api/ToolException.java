package dev.switchboard.api;

/**
 * Thrown by a {@link Tool} to tell the model, and so the caller, why something cannot be done.
 *
 * <p>The message is said to the model word for word: write it for the caller's ears ("two o'clock is taken; three
 * o'clock is free"), with nothing internal in it. The tool's transaction is rolled back. Any other exception's message
 * stays on the server, and the model hears a neutral sentence with a reference to the log.
 */
public class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what the model may say, in plain words
     */
    public ToolException(String message) {
        super(message);
    }

    /**
     * @param message what the model may say, in plain words
     * @param cause what went wrong, for the log only
     */
    public ToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
