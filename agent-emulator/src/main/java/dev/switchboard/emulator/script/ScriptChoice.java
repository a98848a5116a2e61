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

    /**
     * Two of which the second is asked where the first knows no script.
     *
     * @param other the second
     * @return both
     */
    default ScriptChoice orElse(ScriptChoice other) {
        return call -> choose(call).or(() -> other.choose(call));
    }
}
