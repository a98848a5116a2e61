package dev.switchboard.emulator.script;

import dev.switchboard.emulator.fault.FaultReader;
import dev.switchboard.emulator.script.Step.AgentSays;
import dev.switchboard.emulator.script.Step.BargesIn;
import dev.switchboard.emulator.script.Step.CallerSays;
import dev.switchboard.emulator.script.Step.CallsMcpTool;
import dev.switchboard.emulator.script.Step.CallsTool;
import dev.switchboard.emulator.script.Step.Fails;
import dev.switchboard.emulator.script.Step.HangsUp;
import dev.switchboard.emulator.script.Step.Listens;
import dev.switchboard.emulator.script.Step.PressesKeys;
import dev.switchboard.emulator.script.Step.RepeatsCall;
import dev.switchboard.emulator.script.Step.StaysSilent;
import dev.switchboard.emulator.script.Step.Waits;
import dev.switchboard.emulator.script.Step.When;
import dev.switchboard.emulator.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads steps. Every step is a mapping with one of the keys that say what it is. */
public final class StepReader {

    private static final Map<String, Function<Node, Step>> KINDS = kinds();

    private StepReader() {}

    private static Map<String, Function<Node, Step>> kinds() {
        Map<String, Function<Node, Step>> kinds = new LinkedHashMap<>();
        kinds.put("caller", step -> new CallerSays(only(step, "caller").text()));
        kinds.put("agent", StepReader::agent);
        kinds.put("call", StepReader::call);
        kinds.put("mcp", StepReader::mcp);
        kinds.put("repeat", StepReader::repeat);
        kinds.put("bargeIn", StepReader::bargeIn);
        kinds.put("dtmf", StepReader::keys);
        kinds.put("silence", step -> {
            only(step, "silence").oneOf("idle");
            return new StaysSilent();
        });
        kinds.put("wait", step -> new Waits(only(step, "wait").duration()));
        kinds.put("when", StepReader::when);
        kinds.put("fault", step -> new Fails(FaultReader.fault(step)));
        kinds.put("listen", step -> {
            only(step, "listen").oneOf("outside");
            return new Listens();
        });
        kinds.put(
                "hangUp",
                step -> new HangsUp(
                        only(step, "hangUp").oneOf("caller", "agent").equals("caller")));
        return kinds;
    }

    /**
     * Reads steps.
     *
     * @param node a list of them
     * @return the steps
     */
    public static List<Step> steps(Node node) {
        return node.list().stream().map(StepReader::step).toList();
    }

    private static Step step(Node step) {
        return KINDS.entrySet().stream()
                .filter(kind -> step.has(kind.getKey()))
                .findFirst()
                .orElseThrow(() -> step.problem("is no step: it needs one of " + String.join(", ", KINDS.keySet())
                        + ", but has " + step.keys()))
                .getValue()
                .apply(step);
    }

    private static Node only(Node step, String key) {
        return step.allow(Set.of(key)).get(key);
    }

    private static Step agent(Node step) {
        step.allow(Set.of("agent", "together"));
        return new AgentSays(
                step.get("agent").text(), step.find("together").map(Node::truth).orElse(false));
    }

    private static Step call(Node step) {
        step.allow(Set.of("call", "arguments", "as", "expects", "captures"));
        return new CallsTool(
                step.get("call").text(),
                step.find("arguments").map(Node::mapping).orElse(Map.of()),
                as(step),
                step.find("expects").map(StepReader::expectation).orElse(null),
                step.find("captures").map(StepReader::captures).orElse(Map.of()));
    }

    private static Step mcp(Node step) {
        step.allow(Set.of("mcp", "server", "arguments", "output", "error"));
        if (step.has("output") == step.has("error")) {
            throw step.problem("needs either output or error");
        }
        return new CallsMcpTool(
                step.get("server").text(),
                step.get("mcp").text(),
                step.find("arguments").map(Node::mapping).orElse(Map.of()),
                step.find("output").map(Node::text).orElse(null),
                step.find("error").map(Node::text).orElse(null));
    }

    private static String as(Node step) {
        return step.find("as").map(Node::text).orElse("output");
    }

    private static Expectation expectation(Node node) {
        node.allow(Set.of("matches", "json"));
        return new Expectation(
                node.find("matches").map(Node::regex).orElse(null),
                node.find("json").map(Node::mapping).orElse(null));
    }

    private static Map<String, String> captures(Node node) {
        Map<String, String> captures = node.texts();
        captures.forEach((name, where) -> {
            try {
                if (where.startsWith("~")
                        && Pattern.compile(where.substring(1)).matcher("").groupCount() < 1) {
                    throw node.get(name).problem("needs a group");
                }
            } catch (PatternSyntaxException e) {
                throw node.get(name).problem("must be a regular expression behind ~: " + e.getDescription());
            }
        });
        return captures;
    }

    private static Step repeat(Node step) {
        step.allow(Set.of("repeat", "arguments", "as"));
        return new RepeatsCall(
                step.get("repeat").oneOf("newId", "sameId").equals("sameId"),
                step.find("arguments").map(Node::mapping).orElse(null),
                as(step));
    }

    private static Step bargeIn(Node step) {
        step.allow(Set.of("bargeIn", "after", "while"));
        return new BargesIn(
                step.get("bargeIn").text(),
                step.find("after").map(after -> after.count(0, 10_000)).orElse(1),
                step.find("while")
                        .map(moment -> moment.oneOf("generated", "played").equals("generated"))
                        .orElse(false));
    }

    private static Step keys(Node step) {
        Node keys = only(step, "dtmf");
        if (!keys.text().matches("[0-9*#A-D]+")) {
            throw keys.problem("must be keys of 0-9, *, # and A-D; put them in quotes");
        }
        return new PressesKeys(keys.text());
    }

    private static Step when(Node step) {
        step.allow(Set.of("when", "matches", "then", "otherwise"));
        return new When(
                step.get("when").text(),
                step.find("matches").map(Node::regex).orElse(null),
                step.find("then").map(StepReader::steps).orElse(List.of()),
                step.find("otherwise").map(StepReader::steps).orElse(List.of()));
    }
}
