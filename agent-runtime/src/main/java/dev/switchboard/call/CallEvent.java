package dev.switchboard.call;

import dev.switchboard.api.CallInstruction;
import java.util.List;
import java.util.Optional;

/** Something that happened to a call, in words that every dialect shares. */
public sealed interface CallEvent {

    /** The sideband is open, for the first time or again. */
    record Attached() implements CallEvent {}

    /** The sideband is closed; whether the call goes on is not known. */
    record Detached() implements CallEvent {}

    /** The service says that the call does not exist any more. */
    record Gone() implements CallEvent {}

    /** The sideband cannot be opened, and whether the call goes on is not known. */
    record Unreachable() implements CallEvent {}

    /** The service ends the session since it has lasted as long as any may. */
    record SessionExpired() implements CallEvent {}

    /**
     * The model began a response.
     *
     * @param responseId the response
     * @param occasion what we asked for it for, where it says so; empty: it does not say, or nobody asked for it
     */
    record ResponseStarted(String responseId, Optional<Occasion> occasion) implements CallEvent {}

    /**
     * A function call is complete and meant: its item's status was {@code completed}.
     *
     * @param functionCall what to run
     */
    record FunctionCalled(FunctionCall functionCall) implements CallEvent {}

    /**
     * The response is generated, cancelled or failed. What of it is heard, {@link PlaybackEnded} tells.
     *
     * @param responseId the response
     * @param status how it ended
     * @param audible whether there is something in it to be heard
     * @param problem the service's word for what went wrong; empty where nothing did
     */
    record ResponseFinished(String responseId, Status status, boolean audible, String problem) implements CallEvent {

        /** How a response ends. */
        public enum Status {
            /** As the model wanted. */
            COMPLETED,
            /** The caller spoke. */
            CANCELLED,
            /** Cut off for its length or content. */
            INCOMPLETE,
            /** By an error of the service's. */
            FAILED
        }
    }

    /** Our request for a response was refused because another one is active. */
    record ResponseRefused() implements CallEvent {}

    /**
     * A tool's answer is fixed in the ledger.
     *
     * @param functionCallId the function call that it answers
     * @param output the answer's text
     * @param written whether it has changed something
     * @param instructions what the tool wants done to the call; only the first time that its answer is told
     */
    record ToolAnswered(String functionCallId, String output, Written written, List<CallInstruction> instructions)
            implements CallEvent {
        public ToolAnswered {
            instructions = List.copyOf(instructions);
        }
    }

    /**
     * An outcome that was unknown has become known.
     *
     * @param functionCallId the function call whose outcome it is
     * @param done whether it was done after all
     * @param text what there is to tell
     */
    record ToolSettled(String functionCallId, boolean done, String text) implements CallEvent {}

    /**
     * What comes of asking to promise an answer.
     *
     * @param functionCallId the function call that takes long
     * @param text what the model is told for now; empty where no promise is kept, so that the real answer is told
     */
    record AnswerPromised(String functionCallId, Optional<String> text) implements CallEvent {}

    /**
     * The service has our output of a function call.
     *
     * @param functionCallId the function call that it answers
     */
    record OutputAcknowledged(String functionCallId) implements CallEvent {}

    /**
     * The service has an item of ours.
     *
     * @param itemId the item's id
     */
    record ItemAcknowledged(String itemId) implements CallEvent {}

    /**
     * The service does not have an item of ours.
     *
     * @param itemId the item's id
     */
    record ItemMissing(String itemId) implements CallEvent {}

    /** The caller began to speak. */
    record CallerStarted() implements CallEvent {}

    /** The caller stopped speaking. */
    record CallerStopped() implements CallEvent {}

    /**
     * The caller pressed a key.
     *
     * @param key one of {@code 0-9 * # A-D}
     */
    record KeyPressed(String key) implements CallEvent {}

    /**
     * The caller begins to hear a response.
     *
     * @param responseId the response
     */
    record PlaybackStarted(String responseId) implements CallEvent {}

    /**
     * The caller has heard a response to its end, unless it was cut before.
     *
     * @param responseId the response
     */
    record PlaybackEnded(String responseId) implements CallEvent {}

    /**
     * The rest of a response is not played.
     *
     * @param responseId the response
     */
    record PlaybackCut(String responseId) implements CallEvent {}

    /**
     * The caller does not hear the rest of something that the agent says.
     *
     * @param itemId the item
     * @param heardMillis how much was heard
     */
    record ItemTruncated(String itemId, long heardMillis) implements CallEvent {}

    /**
     * A timer that was set has run out.
     *
     * @param timer which
     */
    record TimerFired(CallTimer timer) implements CallEvent {}

    /** The service passed the request to hand the caller over on. Nobody says whether it will work. */
    record TransferRelayed() implements CallEvent {}

    /**
     * The caller cannot be handed over.
     *
     * @param problem why, without anything personal
     */
    record TransferRefused(String problem) implements CallEvent {}

    /**
     * Something is worth keeping.
     *
     * @param note what
     */
    record Noted(Note note) implements CallEvent {}
}
