package dev.switchboard.emulator.script;

import java.util.Optional;

/** Knows which script a call plays. */
@FunctionalInterface
public interface ScriptChoice {

    /**
     * The script of a call. Called once for each, from any thread.
     *
     * @param call what is known of it
     * @return the script, or empty when none is for it
     */
    Optional<Script> choose(Selection.Facts call);
}
