package dev.switchboard.emulator.script;

import dev.switchboard.emulator.yaml.FormatException;

/** A script that cannot be read; the message says where and why. */
public final class ScriptException extends FormatException {

    private static final long serialVersionUID = 1L;

    ScriptException(String message) {
        super(message);
    }
}
