package dev.switchboard.emulator.script;

/** A script that cannot be read; the message says where and why. */
public final class ScriptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScriptException(String message) {
        super(message);
    }
}
