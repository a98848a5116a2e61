package dev.switchboard.binding;

/** A result that only JSON-B itself is certain to write as JSON-B does. */
final class JsonbOnlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param reason what it is about the result
     */
    JsonbOnlyException(String reason) {
        super(reason, null, false, false);
    }
}
