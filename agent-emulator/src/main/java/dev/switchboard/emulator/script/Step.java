package dev.switchboard.emulator.script;

import dev.switchboard.emulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One step of a conversation. Texts and arguments may have placeholders, see {@link Variables}. */
public sealed interface Step {

    /** The caller says something; the model answers by itself. */
    record CallerSays(String text) implements Step {}

    /**
     * The caller says something while the agent still speaks, and cuts it short. It stands behind the lines and function
     * calls that it interrupts.
     *
     * @param text what the caller says
     * @param afterWords how many of the agent's words they have heard by then
     * @param whileGenerating whether the response is still being generated, and so cancelled; otherwise it is only
     *     still being played
     */
    record BargesIn(String text, int afterWords, boolean whileGenerating) implements Step {}

    /** The caller presses keys, each of {@code 0-9*#A-D}. The model does not answer by itself. */
    record PressesKeys(String keys) implements Step {}

    /**
     * The caller says nothing until the session's {@code idle_timeout_ms} is over; the model answers that by itself.
     */
    record StaysSilent() implements Step {}

    /** Nothing happens for some time. */
    record Waits(Duration duration) implements Step {}

    /**
     * The agent says something. Lines and function calls behind them are one response; a line behind a function call is
     * what the agent says to its output.
     *
     * @param text what the agent says
     * @param together whether it is in one response with the function call before it all the same
     */
    record AgentSays(String text, boolean together) implements Step {

        /** A line that says nothing about its response. */
        public AgentSays(String text) {
            this(text, false);
        }
    }

    /**
     * The model calls a function.
     *
     * @param tool the function's name
     * @param arguments its arguments
     * @param as the variable that its output becomes
     * @param expects what the output must be; null for anything
     * @param captures further variables, and where in the output their values are: a path as in {@code starts.0}, or
     *     {@code ~} and a regular expression, of which the first group counts
     */
    record CallsTool(
            String tool,
            Map<String, Object> arguments,
            String as,
            @Nullable Expectation expects,
            Map<String, String> captures)
            implements Step {

        /** A function call whose output may be anything. */
        public CallsTool(String tool, Map<String, Object> arguments, String as) {
            this(tool, arguments, as, null, Map.of());
        }
    }

    /**
     * The model calls a tool of an MCP server, which the service does itself: the application only sees it happen. What
     * the model says to it is in the same response.
     *
     * @param server the server's label in the session
     * @param tool the tool's name
     * @param arguments its arguments
     * @param output what the tool answers; null where it fails
     * @param error what it fails with; null where it answers
     */
    record CallsMcpTool(
            String server,
            String tool,
            Map<String, Object> arguments,
            @Nullable String output,
            @Nullable String error) implements Step {}

    /**
     * The model calls the function again that it called last, as models do.
     *
     * @param sameId whether under the same id, which is a fault of the service; nobody waits for a second output then
     * @param arguments other arguments; null for the same
     * @param as the variable that its output becomes
     */
    record RepeatsCall(boolean sameId, @Nullable Map<String, Object> arguments, String as) implements Step {}

    /**
     * Goes on in one of two ways.
     *
     * @param variable the variable, or a field of one, as in {@code booking.reference}
     * @param matches a regular expression that its value must have somewhere; null where any value will do
     * @param then what happens where it has such a value
     * @param otherwise what happens where it has none
     */
    record When(String variable, @Nullable String matches, List<Step> then, List<Step> otherwise) implements Step {

        /** Asks for any value. */
        public When(String variable, List<Step> then, List<Step> otherwise) {
            this(variable, null, then, otherwise);
        }

        /** {@return what happens with these variables} */
        public List<Step> branch(Variables variables) {
            boolean holds = variables
                    .get(variable)
                    .filter(value -> matches == null
                            || Pattern.compile(matches).matcher(value).find())
                    .isPresent();
            return holds ? then : otherwise;
        }
    }

    /**
     * From here on something goes wrong. A fault of events without a place happens at once.
     *
     * @param fault what
     */
    record Fails(Fault fault) implements Step {}

    /**
     * The rest is not written down: from here on, steps come from outside, as with {@code Emulator.play}, until one of
     * them hangs up.
     */
    record Listens() implements Step {}

    /**
     * The conversation is over.
     *
     * @param byCaller whether the caller hangs up; otherwise the application does
     */
    record HangsUp(boolean byCaller) implements Step {}
}
