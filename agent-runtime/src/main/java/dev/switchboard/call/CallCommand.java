package dev.switchboard.call;

import java.util.Optional;

/** What the shell must do for a call. Commands are carried out in their order. */
public sealed interface CallCommand {

    /**
     * Have the model say its first words.
     *
     * @param words what to say
     */
    record Greet(String words) implements CallCommand {}

    /** Have the model go on, with the answers that were given to it. */
    record Continue() implements CallCommand {}

    /**
     * Run a tool; its answer comes back as {@link CallEvent.ToolAnswered}.
     *
     * @param functionCall what to run
     * @param repeat where the model asked for the same before: then nothing is run, and the answer says so
     */
    record RunTool(FunctionCall functionCall, Optional<Repeat> repeat) implements CallCommand {}

    /**
     * Give the model a tool's answer.
     *
     * @param functionCallId the function call that it answers
     * @param output the answer's text
     */
    record SendOutput(String functionCallId, String output) implements CallCommand {}

    /**
     * Keep something about the call.
     *
     * @param note what
     */
    record Keep(Note note) implements CallCommand {}

    /** Dial the sideband again, since the call may still be there. */
    record Redial() implements CallCommand {}

    /** The call is over: record that and let go of everything. */
    record Finish() implements CallCommand {}
}
