package dev.switchboard.call;

import dev.switchboard.api.CallInstruction;
import java.util.List;

/** Something that happened to a call, in words that every dialect shares. */
public sealed interface CallEvent {

    /** The sideband is open, for the first time or again. */
    record Attached() implements CallEvent {}

    /** The sideband is closed; whether the call goes on is not known. */
    record Detached() implements CallEvent {}

    /** The service says that the call does not exist any more. */
    record Gone() implements CallEvent {}

    /**
     * The model began a response.
     *
     * @param responseId the response
     */
    record ResponseStarted(String responseId) implements CallEvent {}

    /**
     * A function call is complete and meant: its item's status was {@code completed}.
     *
     * @param functionCall what to run
     */
    record FunctionCalled(FunctionCall functionCall) implements CallEvent {}

    /**
     * The response is complete, cancelled or failed.
     *
     * @param responseId the response
     */
    record ResponseFinished(String responseId) implements CallEvent {}

    /** Our request for a response was refused because another one is active. */
    record ResponseRefused() implements CallEvent {}

    /**
     * A tool's answer is fixed in the ledger.
     *
     * @param functionCallId the function call that it answers
     * @param output the answer's text
     * @param wrote whether it committed an effect
     * @param instructions what the tool wants done to the call; only the first time that its answer is told
     */
    record ToolAnswered(String functionCallId, String output, boolean wrote, List<CallInstruction> instructions)
            implements CallEvent {
        public ToolAnswered {
            instructions = List.copyOf(instructions);
        }
    }

    /**
     * The service has our output of a function call.
     *
     * @param functionCallId the function call that it answers
     */
    record OutputAcknowledged(String functionCallId) implements CallEvent {}

    /**
     * Something is worth keeping.
     *
     * @param note what
     */
    record Noted(Note note) implements CallEvent {}
}
