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
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    /** Whether a text has a day and a time does not depend on today. */
    private static final Clock ANY_CLOCK = Clock.systemUTC();

    public TypedRules {
        opening = List.copyOf(opening);
        rules = List.copyOf(rules);
        otherwise = List.copyOf(otherwise);
    }

    /**
     * What happens because of a line.
     *
     * @param understood whether a rule fits
     * @param steps what is said and done, the line first
     * @param values variables that the steps refer to
     */
    public record Reaction(boolean understood, List<Step> steps, Map<String, String> values) {}

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
     * Reads rules from the class path.
     *
     * @param loader where they are looked for
     * @param resource their name
     * @return the rules
     * @throws FormatException when there are none; the message names the place
     */
    public static TypedRules load(ClassLoader loader, String resource) {
        try (InputStream stream = loader.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new FormatException(resource + ": not on the class path");
            }
            return parse(resource, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read rules " + resource, e);
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
        TypedRules rules = new TypedRules(
                node.get("name").text(),
                node.find("opening").map(StepReader::steps).orElse(List.of(new AgentSays("${greeting}"))),
                node.get("rules").list().stream().map(TypedRule::read).toList(),
                node.find("otherwise")
                        .map(StepReader::steps)
                        .orElse(List.of(new AgentSays("I am sorry, I did not understand that."))));
        node.get("rules").list().forEach(rule -> rule.find("example").ifPresent(rules::check));
        return rules;
    }

    /** Who types an example gets what it is an example of. */
    private void check(Node example) {
        Optional<TypedRule> first = rules.stream()
                .filter(rule -> rule.hear(example.text(), ANY_CLOCK).isPresent())
                .findFirst();
        if (first.isEmpty()) {
            throw example.problem("is not what its rule hears");
        }
        if (!first.get().example().equals(example.text())) {
            throw example.problem(
                    "is what an earlier rule hears: " + first.get().hear().pattern());
        }
    }

    /** {@return lines that are understood, one of each rule that has one} */
    public List<String> examples() {
        return rules.stream()
                .map(TypedRule::example)
                .filter(example -> !example.isEmpty())
                .toList();
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
                return new Reaction(true, steps, values);
            }
        }
        steps.addAll(otherwise);
        return new Reaction(false, steps, values);
    }
}
