package dev.switchboard.emulator.script;

import dev.switchboard.emulator.fault.Fault;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a script in Java, a step after the other. It makes what the file format makes; see there for placeholders.
 *
 * <pre>{@code
 * Script.named("booking")
 *         .agentSays("${greeting}")
 *         .callerSays("Tuesday at two, please.")
 *         .callsTool("bookAppointment", Map.of("start", "2026-12-01T14:00:00Z", "name", "Ada")).as("booking")
 *         .when("booking.reference",
 *                 then -> then.agentSays("Booked, the reference is ${booking.reference}."),
 *                 otherwise -> otherwise.agentSays("I am sorry. ${booking.error}"))
 *         .callerHangsUp()
 *         .build()
 * }</pre>
 */
public final class ScriptBuilder {

    private static final String USUAL_VARIABLE = "output";

    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private Selection selection = Selection.any();

    ScriptBuilder(String name) {
        this.name = name;
    }

    /** The script is for calls to this number alone, or with further conditions. */
    public ScriptBuilder forNumber(String number) {
        selection = new Selection(number, selection.header(), selection.matches(), selection.call());
        return this;
    }

    /** The script is for calls alone that have this SIP header, with a value in which the regular expression is found. */
    public ScriptBuilder forHeader(String header, String regex) {
        selection = new Selection(selection.number(), header, regex, selection.call());
        return this;
    }

    /** The script is for the emulator's how many-th call alone, from 1. */
    public ScriptBuilder forCall(int order) {
        selection = new Selection(selection.number(), selection.header(), selection.matches(), order);
        return this;
    }

    /** Something goes wrong in the script's calls. */
    public ScriptBuilder withFault(Fault fault) {
        faults.add(fault);
        return this;
    }

    /** The caller says something; the model answers by itself. */
    public ScriptBuilder callerSays(String text) {
        return add(new CallerSays(text));
    }

    /** The caller cuts the agent short, who has said that many words by then. */
    public ScriptBuilder callerBargesIn(String text, int afterWords) {
        return add(new BargesIn(text, afterWords, false));
    }

    /** The same while the response is still being generated. */
    public ScriptBuilder callerBargesInWhileGenerated(String text, int afterWords) {
        return add(new BargesIn(text, afterWords, true));
    }

    /** The caller presses keys, each of {@code 0-9*#A-D}. */
    public ScriptBuilder callerPresses(String keys) {
        return add(new PressesKeys(keys));
    }

    /** The caller says nothing until the session's idle timeout. */
    public ScriptBuilder callerStaysSilent() {
        return add(new StaysSilent());
    }

    /** Nothing happens for some time. */
    public ScriptBuilder waits(Duration duration) {
        return add(new Waits(duration));
    }

    /** The agent says something. */
    public ScriptBuilder agentSays(String text) {
        return add(new AgentSays(text));
    }

    /** The agent says something in one response with the function call before it. */
    public ScriptBuilder agentSaysMeanwhile(String text) {
        return add(new AgentSays(text, true));
    }

    /** The model calls a function without arguments. */
    public ScriptBuilder callsTool(String tool) {
        return callsTool(tool, Map.of());
    }

    /** The model calls a function. {@link #as}, {@link #expects} and {@link #captures} behind it say more about it. */
    public ScriptBuilder callsTool(String tool, Map<String, ?> arguments) {
        return add(new CallsTool(tool, new LinkedHashMap<>(arguments), USUAL_VARIABLE));
    }

    /** The model calls a tool of an MCP server, which answers. */
    public ScriptBuilder callsMcpTool(String server, String tool, Map<String, ?> arguments, String output) {
        return add(new CallsMcpTool(server, tool, new LinkedHashMap<>(arguments), output, null));
    }

    /** The model calls a tool of an MCP server, which fails. */
    public ScriptBuilder callsMcpToolInVain(String server, String tool, Map<String, ?> arguments, String error) {
        return add(new CallsMcpTool(server, tool, new LinkedHashMap<>(arguments), null, error));
    }

    /** The model calls the function again that it called last, under a new id. */
    public ScriptBuilder repeatsCall() {
        return add(new RepeatsCall(false, null, USUAL_VARIABLE));
    }

    /** The model calls the function again under the same id, perhaps with other arguments; a fault of the service. */
    public ScriptBuilder repeatsCallWithSameId(@Nullable Map<String, ?> arguments) {
        return add(new RepeatsCall(true, arguments == null ? null : new LinkedHashMap<>(arguments), USUAL_VARIABLE));
    }

    /** Names the variable that the output of the function call before becomes; without it, it is {@code output}. */
    public ScriptBuilder as(String variable) {
        Step last = last();
        if (last instanceof RepeatsCall repeated) {
            return replaceLast(new RepeatsCall(repeated.sameId(), repeated.arguments(), variable));
        }
        CallsTool call = lastCall("as");
        return replaceLast(new CallsTool(call.tool(), call.arguments(), variable, call.expects(), call.captures()));
    }

    /** Says what the output of the function call before must be; otherwise the script is stuck. */
    public ScriptBuilder expects(Expectation expectation) {
        CallsTool call = lastCall("expects");
        return replaceLast(new CallsTool(call.tool(), call.arguments(), call.as(), expectation, call.captures()));
    }

    /** Takes a variable's value from the output of the function call before, see {@link CallsTool}. */
    public ScriptBuilder captures(String variable, String where) {
        CallsTool call = lastCall("captures");
        Map<String, String> captures = new LinkedHashMap<>(call.captures());
        captures.put(variable, where);
        return replaceLast(new CallsTool(call.tool(), call.arguments(), call.as(), call.expects(), captures));
    }

    /** Goes on in one of two ways, by whether a variable or a field of one has a value. */
    public ScriptBuilder when(
            String variable, UnaryOperator<ScriptBuilder> then, UnaryOperator<ScriptBuilder> otherwise) {
        return add(new When(variable, branch(then), branch(otherwise)));
    }

    /** Goes on in one of two ways, by whether a regular expression is found in a variable or a field of one. */
    public ScriptBuilder when(
            String variable, String regex, UnaryOperator<ScriptBuilder> then, UnaryOperator<ScriptBuilder> otherwise) {
        return add(new When(variable, regex, branch(then), branch(otherwise)));
    }

    /** From here on something goes wrong. */
    public ScriptBuilder fails(Fault fault) {
        return add(new Fails(fault));
    }

    /** The rest comes from outside, see {@link Listens}. */
    public ScriptBuilder listens() {
        return add(new Listens());
    }

    /** The conversation is over; the caller hangs up. */
    public ScriptBuilder callerHangsUp() {
        return add(new HangsUp(true));
    }

    /** The conversation is over; the application hangs up. */
    public ScriptBuilder agentHangsUp() {
        return add(new HangsUp(false));
    }

    /** {@return the script} */
    public Script build() {
        return new Script(name, selection, faults, steps);
    }

    private List<Step> branch(UnaryOperator<ScriptBuilder> steps) {
        return List.copyOf(steps.apply(new ScriptBuilder(name)).steps);
    }

    private ScriptBuilder add(Step step) {
        steps.add(step);
        return this;
    }

    private @Nullable Step last() {
        return steps.isEmpty() ? null : steps.get(steps.size() - 1);
    }

    private CallsTool lastCall(String what) {
        if (last() instanceof CallsTool call) {
            return call;
        }
        throw new IllegalStateException(
                what + "(…) must stand directly behind callsTool(…), but stands behind " + last());
    }

    private ScriptBuilder replaceLast(Step step) {
        steps.set(steps.size() - 1, step);
        return this;
    }
}
