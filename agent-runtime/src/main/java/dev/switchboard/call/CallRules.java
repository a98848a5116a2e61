package dev.switchboard.call;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What holds for a call from its first second to its last.
 *
 * @param greeting what is said first, if anything
 * @param tools how each tool is treated, by the name that the model knows
 * @param otherTool how a tool is treated that is not among them
 * @param waits how long things may take
 * @param mostToolCalls how many function calls are run
 * @param mostWrites how many of them may write
 */
public record CallRules(
        Optional<String> greeting,
        Map<String, ToolRule> tools,
        ToolRule otherTool,
        Waits waits,
        int mostToolCalls,
        int mostWrites) {

    /**
     * How long things may take.
     *
     * @param hold until something is said where nothing is heard and something should be; of a tool its own rule counts
     * @param holdAgain between one word that it takes a moment and the next
     * @param idle until silence is asked about, and again until the call is ended for it
     * @param longest how long the call may last
     * @param warning how long before that the caller is told
     * @param goodbye until the last words count as heard
     * @param transfer until a transfer that did not end the call counts as failed
     * @param keys until keys that were pressed are complete
     */
    public record Waits(
            Duration hold,
            Duration holdAgain,
            Duration idle,
            Duration longest,
            Duration warning,
            Duration goodbye,
            Duration transfer,
            Duration keys) {}

    public CallRules {
        Objects.requireNonNull(greeting, "greeting");
        Objects.requireNonNull(waits, "waits");
        Objects.requireNonNull(otherTool, "otherTool");
        tools = Map.copyOf(tools);
    }

    ToolRule tool(String name) {
        return tools.getOrDefault(name, otherTool);
    }
}
