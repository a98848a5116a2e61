package dev.switchboard.emulator.script;

import dev.switchboard.emulator.fault.FaultReader;
import dev.switchboard.emulator.yaml.FormatException;
import dev.switchboard.emulator.yaml.Node;
import java.io.Reader;
import java.util.List;
import java.util.Set;

/** Reads the file format of scripts. */
final class ScriptReader {

    private ScriptReader() {}

    static Script read(String source, Reader yaml) {
        try {
            return script(Node.read(source, "the script", yaml));
        } catch (FormatException e) {
            throw new ScriptException(e.getMessage());
        }
    }

    private static Script script(Node node) {
        node.allow(Set.of("name", "for", "faults", "steps"));
        return new Script(
                node.get("name").text(),
                node.find("for").map(ScriptReader::selection).orElse(Selection.any()),
                node.find("faults").map(FaultReader::faults).orElse(List.of()),
                StepReader.steps(node.get("steps")));
    }

    private static Selection selection(Node node) {
        node.allow(Set.of("number", "header", "matches", "call"));
        if (node.has("matches") && !node.has("header")) {
            throw node.problem("has matches without header");
        }
        return new Selection(
                node.find("number").map(Node::text).orElse(null),
                node.find("header").map(Node::text).orElse(null),
                node.find("matches").map(Node::regex).orElse(null),
                node.find("call").map(call -> call.count(1, Integer.MAX_VALUE)).orElse(null));
    }
}
