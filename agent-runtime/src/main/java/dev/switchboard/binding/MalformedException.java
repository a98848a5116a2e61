package dev.switchboard.binding;

/** A text is not JSON. */
final class MalformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;

    /**
     * @param position the first character that does not belong there; the text's length where it ends too early
     */
    MalformedException(int position) {
        super("malformed", null, false, false);
        this.position = position;
    }

    int position() {
        return position;
    }
}
