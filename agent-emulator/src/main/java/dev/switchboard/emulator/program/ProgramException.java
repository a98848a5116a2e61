package dev.switchboard.emulator.program;

/** What the user can mend; the message says what is wrong. */
final class ProgramException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The call did not go as its script says. */
    static final int CALL_WENT_WRONG = 1;

    /** Options, or the files that they name, are no good. */
    static final int WRONG_USAGE = 2;

    /** A port cannot be had. */
    static final int CANNOT_START = 3;

    private final int exitCode;

    ProgramException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
