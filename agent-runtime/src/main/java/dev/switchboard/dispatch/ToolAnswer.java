package dev.switchboard.dispatch;

import dev.switchboard.api.CallInstruction;
import dev.switchboard.api.CallRecord.Outcome;
import java.util.List;

/**
 * What comes of an invocation.
 *
 * @param text what the model is told, the same whenever it is asked again
 * @param outcome how it ended, now or earlier
 * @param instructions what the tool wants done to the call; given out once
 */
public record ToolAnswer(String text, Outcome outcome, List<CallInstruction> instructions) {

    public ToolAnswer {
        instructions = List.copyOf(instructions);
    }
}
