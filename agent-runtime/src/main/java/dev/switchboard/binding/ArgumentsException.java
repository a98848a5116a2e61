package dev.switchboard.binding;

/**
 * The model's arguments do not fit. The message is for the model: everything that is wrong, each with its place, and
 * nothing internal.
 */
public final class ArgumentsException extends Exception {

    private static final long serialVersionUID = 1L;

    ArgumentsException(String message) {
        super(message, null, false, false);
    }
}
