package dev.switchboard.emulator.typed;

import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.script.Step;
import dev.switchboard.emulator.script.Step.AgentSays;
import dev.switchboard.emulator.script.Step.CallerSays;
import dev.switchboard.emulator.script.Step.Listens;
import dev.switchboard.emulator.script.StepReader;
import dev.switchboard.emulator.yaml.FormatException;
import dev.switchboard.emulator.yaml.Node;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a typed line brings about. The first rule that fits counts; where none does, {@code otherwise}.
 *
 * @param name what conversations are about
 * @param opening what happens before the first line
 * @param rules the rules
 * @param otherwise what happens where no rule fits
 */
public record TypedRules(String name, List<Step> opening, List<TypedRule> rules, List<Step> otherwise) {

    public TypedRules {
        opening = List.copyOf(opening);
        rules = List.copyOf(rules);
        otherwise = List.copyOf(otherwise);
    }

    /**
     * What happens because of a line.
     *
     * @param steps what is said and done, the line first
     * @param values variables that the steps refer to
     */
    public record Reaction(List<Step> steps, Map<String, String> values) {}

    /**
     * Reads rules from a YAML file.
     *
     * @param file the file
     * @return the rules
     * @throws FormatException when it has none; the message names the place
     */
    public static TypedRules load(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return rules(Node.read(file.toString(), "the file", reader));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read rules " + file, e);
        }
    }

    /**
     * Reads rules from text.
     *
     * @param source what messages call it
     * @param yaml the text
     * @return the rules
     * @throws FormatException when it has none
     */
    public static TypedRules parse(String source, String yaml) {
        return rules(Node.read(source, "the file", new StringReader(yaml)));
    }

    private static TypedRules rules(Node node) {
        node.allow(Set.of("name", "opening", "rules", "otherwise"));
        return new TypedRules(
                node.get("name").text(),
                node.find("opening").map(StepReader::steps).orElse(List.of(new AgentSays("${greeting}"))),
                node.get("rules").list().stream().map(TypedRule::read).toList(),
                node.find("otherwise")
                        .map(StepReader::steps)
                        .orElse(List.of(new AgentSays("I am sorry, I did not understand that."))));
    }

    /** {@return what the emulator plays in a call that somebody types} */
    public Script script() {
        List<Step> steps = new ArrayList<>(opening);
        steps.add(new Listens());
        return new Script(name, steps);
    }

    /**
     * What happens because of a line.
     *
     * @param line the line
     * @param clock what days and times are meant by
     * @return what to play
     */
    public Reaction react(String line, Clock clock) {
        List<Step> steps = new ArrayList<>(List.of(new CallerSays(line)));
        Map<String, String> values = new HashMap<>();
        for (TypedRule rule : rules) {
            Optional<Map<String, String>> found = rule.hear(line, clock);
            if (found.isPresent()) {
                steps.addAll(rule.steps());
                values.putAll(found.get());
                return new Reaction(steps, values);
            }
        }
        steps.addAll(otherwise);
        return new Reaction(steps, values);
    }
}
