package dev.switchboard.emulator.yaml;

/** A file that is not what it should be; the message says where and why. */
public class FormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message where and why */
    public FormatException(String message) {
        super(message);
    }
}
