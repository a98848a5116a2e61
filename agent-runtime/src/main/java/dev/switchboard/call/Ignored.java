package dev.switchboard.call;

/** Why something that the service sent is not an event of the call. */
public enum Ignored {
    /** It is no text. */
    BINARY,
    /** The protocol has no such event, as far as is known here. */
    UNKNOWN_TYPE,
    /** It cannot be read. */
    MALFORMED
}
