package dev.switchboard.dispatch;

import dev.switchboard.api.CallInstruction;
import dev.switchboard.api.CallRecord.Outcome;
import java.util.List;

/**
 * What comes of an invocation.
 *
 * @param text what the model is told, the same whenever it is asked again
 * @param wrote whether the invocation committed an effect, now or earlier
 * @param instructions what the tool wants done to the call; given out once
 */
public record ToolAnswer(String text, boolean wrote, List<CallInstruction> instructions) {

    /**
     * Whether an invocation with that outcome has changed something, or may have.
     *
     * @param outcome how it ended
     * @return whether asking for the same again is asking for it a second time
     */
    public static boolean mayHaveWritten(Outcome outcome) {
        return switch (outcome) {
            case COMMITTED, UNKNOWN, RUNNING -> true;
            case READ, FALLBACK, FAILED, REFUSED, REPEATED -> false;
        };
    }

    public ToolAnswer {
        instructions = List.copyOf(instructions);
    }
}
