package dev.switchboard.call;

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
     */
    record ToolAnswered(String functionCallId, String output) implements CallEvent {}

    /**
     * The service has our output of a function call.
     *
     * @param functionCallId the function call that it answers
     */
    record OutputAcknowledged(String functionCallId) implements CallEvent {}

    /**
     * Somebody said something to its end.
     *
     * @param turn what
     */
    record Said(Turn turn) implements CallEvent {}
}
