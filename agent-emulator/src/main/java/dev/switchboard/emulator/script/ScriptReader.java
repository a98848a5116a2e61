package dev.switchboard.emulator.script;

import dev.switchboard.emulator.script.Step.AgentSays;
import dev.switchboard.emulator.script.Step.CallerSays;
import dev.switchboard.emulator.script.Step.CallsTool;
import dev.switchboard.emulator.script.Step.HangsUp;
import dev.switchboard.emulator.script.Step.When;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the file format of scripts. Every step is a mapping whose first key says what it is. */
final class ScriptReader {

    private final String source;

    private ScriptReader(String source) {
        this.source = source;
    }

    static Script read(String source, Reader yaml) {
        ScriptReader reader = new ScriptReader(source);
        Object document;
        try {
            document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (YAMLException e) {
            throw new ScriptException(source + ": " + e.getMessage());
        }
        Map<String, Object> script = reader.mapping(document, "the script");
        reader.allow(script, Set.of("name", "steps"), "the script");
        return new Script(reader.text(script.get("name"), "name"), reader.steps(script.get("steps"), "steps"));
    }

    private List<Step> steps(@Nullable Object value, String place) {
        if (!(value instanceof List<?> list)) {
            throw problem(place, "must be a list of steps");
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            steps.add(step(mapping(list.get(i), place + "[" + i + "]"), place + "[" + i + "]"));
        }
        return steps;
    }

    private Step step(Map<String, Object> step, String place) {
        if (step.containsKey("caller")) {
            allow(step, Set.of("caller"), place);
            return new CallerSays(text(step.get("caller"), place + ".caller"));
        }
        if (step.containsKey("agent")) {
            allow(step, Set.of("agent"), place);
            return new AgentSays(text(step.get("agent"), place + ".agent"));
        }
        if (step.containsKey("call")) {
            allow(step, Set.of("call", "arguments", "as"), place);
            return new CallsTool(
                    text(step.get("call"), place + ".call"),
                    step.containsKey("arguments") ? mapping(step.get("arguments"), place + ".arguments") : Map.of(),
                    step.containsKey("as") ? text(step.get("as"), place + ".as") : "output");
        }
        if (step.containsKey("when")) {
            allow(step, Set.of("when", "then", "otherwise"), place);
            return new When(
                    text(step.get("when"), place + ".when"),
                    step.containsKey("then") ? steps(step.get("then"), place + ".then") : List.of(),
                    step.containsKey("otherwise") ? steps(step.get("otherwise"), place + ".otherwise") : List.of());
        }
        if (step.containsKey("hangUp")) {
            allow(step, Set.of("hangUp"), place);
            return switch (text(step.get("hangUp"), place + ".hangUp")) {
                case "caller" -> new HangsUp(true);
                case "agent" -> new HangsUp(false);
                default -> throw problem(place + ".hangUp", "must be caller or agent");
            };
        }
        throw problem(place, "is no step: it needs one of caller, agent, call, when, hangUp, but has " + step.keySet());
    }

    private void allow(Map<String, Object> mapping, Set<String> keys, String place) {
        for (String key : mapping.keySet()) {
            if (!keys.contains(key)) {
                throw problem(
                        place,
                        "has an unknown key '" + key + "'; known are "
                                + keys.stream().sorted().toList());
            }
        }
    }

    private Map<String, Object> mapping(@Nullable Object value, String place) {
        if (!(value instanceof Map<?, ?> map)) {
            throw problem(place, "must be a mapping");
        }
        Map<String, Object> mapping = new LinkedHashMap<>();
        map.forEach((key, entry) -> mapping.put(String.valueOf(key), entry));
        return mapping;
    }

    private String text(@Nullable Object value, String place) {
        if (value == null || value instanceof Map || value instanceof List) {
            throw problem(place, "must be text");
        }
        return value.toString();
    }

    private ScriptException problem(String place, String message) {
        return new ScriptException(source + ": " + place + " " + message);
    }
}
