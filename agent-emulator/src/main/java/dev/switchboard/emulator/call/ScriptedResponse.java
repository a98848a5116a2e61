package dev.switchboard.emulator.call;

import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.Fault.Kind;
import dev.switchboard.emulator.fault.Fault.Place;
import dev.switchboard.emulator.script.Step;
import dev.switchboard.emulator.script.Step.AgentSays;
import dev.switchboard.emulator.script.Step.CallsMcpTool;
import dev.switchboard.emulator.script.Step.CallsTool;
import dev.switchboard.emulator.script.Step.RepeatsCall;
import dev.switchboard.emulator.script.Variables;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the steps of one response from a script. */
final class ScriptedResponse {

    private record LastCall(String id, CallsTool step, Map<String, Object> arguments) {}

    private final EmulatedCall call;
    private final Session session;
    private final Variables variables;
    private final OpenCalls openCalls;
    private @Nullable LastCall last;
    private boolean calls;

    ScriptedResponse(EmulatedCall call, Session session, Variables variables, OpenCalls openCalls) {
        this.call = call;
        this.session = session;
        this.variables = variables;
        this.openCalls = openCalls;
    }

    static boolean isPartOf(@Nullable Step step) {
        return step instanceof AgentSays
                || step instanceof CallsTool
                || step instanceof RepeatsCall
                || step instanceof CallsMcpTool;
    }

    /** Whether the response that was planned last has function calls whose outputs the conversation waits for. */
    boolean calls() {
        return calls;
    }

    /** What the model does is told as soon as it is done. */
    Runnable says(String text) {
        return () -> call.tell(new AgentSaid(call.id(), text));
    }

    /**
     * Plans a response. A line behind a function call is in the same response only where it says so; otherwise it is
     * what the model says to the output.
     *
     * @return why it cannot be played, or empty
     */
    Optional<String> plan(Response response, Deque<Step> steps) {
        calls = false;
        boolean anyCall = false;
        while (isPartOf(steps.peek())) {
            if (anyCall && steps.peek() instanceof AgentSays line && !line.together()) {
                break;
            }
            Step step = steps.remove();
            if (step instanceof AgentSays line) {
                String text = variables.fill(line.text());
                response.say(text, says(text));
                continue;
            }
            if (step instanceof CallsMcpTool mcp) {
                if (session.mcpServers().stream()
                        .noneMatch(server -> mcp.server().equals(server.getString("server_label")))) {
                    return Optional.of("the session has no MCP server " + mcp.server());
                }
                response.callMcp(mcp, written(variables.fill(mcp.arguments())));
                continue;
            }
            anyCall = true;
            Optional<String> problem =
                    step instanceof CallsTool tool ? plan(response, tool) : repeat(response, (RepeatsCall) step);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<String> plan(Response response, CallsTool tool) {
        if (!session.toolNames().contains(tool.tool())) {
            return Optional.of("the session has no function " + tool.tool() + ", only " + session.toolNames());
        }
        calls = true;
        String id = Ids.functionCall();
        LastCall planned = new LastCall(id, tool, variables.fill(tool.arguments()));
        last = planned;
        List<Fault> faults = call.faultsAt(Place.FUNCTION_CALL, tool.tool());
        String arguments = faults.stream()
                .filter(fault -> fault.kind() == Kind.FUNCTION_CALL_GARBLED)
                .map(Fault::code)
                .findFirst()
                .orElseGet(() -> written(planned.arguments()));
        add(response, planned, arguments, true);
        for (Fault fault : faults) {
            if (fault.kind() == Kind.FUNCTION_CALL_TWICE) {
                // the first may be answered by then, and nobody answers it again
                add(response, planned, arguments, false);
            } else if (fault.kind() == Kind.CALL_CUT) {
                call.after(fault.lasting(), () -> call.cut("is gone while " + tool.tool() + " runs"));
            }
        }
        return Optional.empty();
    }

    private Optional<String> repeat(Response response, RepeatsCall repeat) {
        LastCall before = last;
        if (before == null) {
            return Optional.of("there is no function call that could be repeated");
        }
        calls |= !repeat.sameId();
        LastCall again = new LastCall(
                repeat.sameId() ? before.id() : Ids.functionCall(),
                new CallsTool(before.step().tool(), Map.of(), repeat.as()),
                repeat.arguments() == null ? before.arguments() : variables.fill(repeat.arguments()));
        last = again;
        add(response, again, written(again.arguments()), !repeat.sameId());
        return Optional.empty();
    }

    private void add(Response response, LastCall planned, String arguments, boolean awaited) {
        CallsTool step = planned.step();
        response.call(planned.id(), step.tool(), arguments, () -> {
            OpenCalls.Open open = new OpenCalls.Open(
                    step.tool(), step.as(), step.expects(), step.captures(), awaited, System.nanoTime());
            openCalls.add(planned.id(), open);
            call.tell(new FunctionCalled(call.id(), planned.id(), step.tool(), arguments));
        });
    }

    /** As the model writes JSON, with white space where nobody needs it. */
    private static String written(Map<String, Object> arguments) {
        JsonObject json = new JsonObject(arguments);
        return json.stream()
                .map(field -> "  " + Json.encode(field.getKey()) + ": " + Json.encode(field.getValue()))
                .collect(Collectors.joining(", \n", "{  \n", " \n} \n"));
    }
}
