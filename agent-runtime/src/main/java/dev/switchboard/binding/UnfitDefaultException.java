package dev.switchboard.binding;

/** A default value that is not of its argument's type. */
final class UnfitDefaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnfitDefaultException(String message) {
        super(message);
    }

    UnfitDefaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
