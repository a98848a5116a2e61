package dev.switchboard.emulator.script;

import java.util.List;
import java.util.Optional;

/**
 * The scripts of an emulator.
 *
 * @param scripts the scripts; the first that is for a call is played in it
 */
public record ScriptBook(List<Script> scripts) implements ScriptChoice {

    public ScriptBook {
        scripts = List.copyOf(scripts);
    }

    @Override
    public Optional<Script> choose(Selection.Facts call) {
        return scripts.stream()
                .filter(script -> script.selection().selects(call))
                .findFirst();
    }
}
