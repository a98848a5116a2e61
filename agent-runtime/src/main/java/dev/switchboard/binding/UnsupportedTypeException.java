package dev.switchboard.binding;

/** A type that the model cannot be told about. The message names the type and what to use instead. */
public final class UnsupportedTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedTypeException(String message) {
        super(message);
    }
}
