package dev.switchboard.emulator.call;

/** What became of a request of the application's. */
public enum Decision {
    /** It was done. */
    DONE,
    /** The call is over. */
    GONE,
    /** Somebody decided before. */
    ALREADY_MADE
}
