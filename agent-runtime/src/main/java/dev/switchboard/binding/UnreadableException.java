package dev.switchboard.binding;

/** Reading cannot go on; what is wrong is among the problems already. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableException() {
        super("unreadable", null, false, false);
    }
}
