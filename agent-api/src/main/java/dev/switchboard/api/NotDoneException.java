package dev.switchboard.api;

/**
 * Thrown by a tool with {@link Tool#openWorld()} to declare that the other system has not done, and will not do, what it
 * was asked for: the card was declined, the connection was refused before anything was sent. The invocation ends as
 * failed, and the model may try again. It is believed of the attempt that throws it only: where an earlier one may have
 * done something, the outcome is unknown.
 *
 * <p>Any other exception of such a tool, a timeout too, leaves the outcome unknown: nobody can tell what happened on the
 * other side.
 */
public class NotDoneException extends ToolException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what the model may say, in plain words
     */
    public NotDoneException(String message) {
        super(message);
    }

    /**
     * @param message what the model may say, in plain words
     * @param cause what went wrong, for the log only
     */
    public NotDoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
