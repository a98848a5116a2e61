package dev.switchboard.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call as the ledger has it.
 *
 * @param id the service's id of the call
 * @param agent the agent's name; {@code null} while undecided or where no agent has the number
 * @param model the model that was asked to answer; {@code null} where none was
 * @param from who called
 * @param to which number was called
 * @param sipCallId the SIP dialog's {@code Call-ID}, or {@code null}
 * @param state where the call is
 * @param receivedAt when the webhook arrived
 * @param answeredAt when the call was accepted, or {@code null}
 * @param endedAt when the call ended, or {@code null}
 * @param endReason why it ended, one word, or {@code null}
 * @param turns what was said, in order
 * @param actions the invocations of tools, in order
 * @param interruptions where the caller spoke while the agent did, in order
 * @param digits the keys that the caller pressed, in order
 * @param responses the model's responses and the tokens that they took, in order
 * @param moments what happened to the call itself, in order
 */
public record CallRecord(
        String id,
        @Nullable String agent,
        @Nullable String model,
        PhoneAddress from,
        PhoneAddress to,
        @Nullable String sipCallId,
        State state,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        List<Turn> turns,
        List<Action> actions,
        List<Interruption> interruptions,
        List<Digit> digits,
        List<Response> responses,
        List<Moment> moments) {

    public CallRecord {
        Objects.requireNonNull(id, "id");
        turns = List.copyOf(turns);
        actions = List.copyOf(actions);
        interruptions = List.copyOf(interruptions);
        digits = List.copyOf(digits);
        responses = List.copyOf(responses);
        moments = List.copyOf(moments);
    }

    /** {@return the tokens of all responses together} */
    public Usage usage() {
        return responses.stream().map(Response::usage).filter(Objects::nonNull).reduce(Usage.NONE, Usage::plus);
    }

    /** Where a call is. */
    public enum State {
        /** The webhook is stored; nobody has decided yet. */
        RECEIVED,
        /** An agent is being asked, or its decision carried out. */
        DECIDING,
        /** An agent took it and it has not ended. */
        ACCEPTED,
        /** It was refused. */
        REJECTED,
        /** It was taken and is over. */
        ENDED,
        /** It was over before it could be answered. */
        GONE
    }

    /** Who said something. */
    public enum Speaker {
        CALLER,
        AGENT
    }

    /**
     * Something that was said.
     *
     * @param itemId the service's id of the conversation item, unique within the call
     * @param speaker who
     * @param text the words, as the service transcribed them
     * @param at when they were complete
     */
    public record Turn(String itemId, Speaker speaker, String text, Instant at) {}

    /**
     * The caller spoke while the agent did, who stopped.
     *
     * @param itemId the conversation item of which the caller did not hear the end
     * @param heard how much of it the caller heard
     * @param at when
     */
    public record Interruption(String itemId, Duration heard, Instant at) {}

    /**
     * A key that the caller pressed.
     *
     * @param key which; {@code null} where the ledger does not keep it, see {@code switchboard.ledger.digits}
     * @param at when
     */
    public record Digit(@Nullable String key, Instant at) {}

    /**
     * A response of the model.
     *
     * @param id the service's id of the response
     * @param status the service's word for how it ended, as in {@code completed}
     * @param usage the tokens that it took; {@code null} where the service did not tell
     * @param at when it ended
     */
    public record Response(
            String id, String status, @Nullable Usage usage, Instant at) {}

    /**
     * Tokens by kind; the service's price list has a price for each.
     *
     * @param inputText text read, cached included
     * @param inputAudio audio heard, cached included
     * @param cachedText text read again, at a lower price
     * @param cachedAudio audio heard again, at a lower price
     * @param outputText text written
     * @param outputAudio audio spoken
     */
    public record Usage(
            long inputText, long inputAudio, long cachedText, long cachedAudio, long outputText, long outputAudio) {

        /** No tokens at all. */
        public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

        /**
         * Adds.
         *
         * @param more other tokens
         * @return both together
         */
        public Usage plus(Usage more) {
            return new Usage(
                    inputText + more.inputText,
                    inputAudio + more.inputAudio,
                    cachedText + more.cachedText,
                    cachedAudio + more.cachedAudio,
                    outputText + more.outputText,
                    outputAudio + more.outputAudio);
        }
    }

    /**
     * Something that happened to the call itself.
     *
     * @param kind what, one word of those that docs/reference/ledger.md lists
     * @param detail more about it; may be empty
     * @param at when
     */
    public record Moment(String kind, String detail, Instant at) {}

    /** How an invocation ended. */
    public enum Outcome {
        /** It has not ended: the tool that touches another system is at work, or its server died over it. */
        RUNNING,
        /** Effect, answer and ledger row are committed. */
        COMMITTED,
        /** A read-only tool answered; there is nothing to commit. */
        READ,
        /** The tool failed, nothing of it remains, and its {@code @Fallback} found the words. */
        FALLBACK,
        /** The tool said no, or failed; nothing of it remains. */
        FAILED,
        /** Nobody can tell whether the effect happened; a person has to look. */
        UNKNOWN,
        /** It was never run: unknown tool or arguments that do not fit. */
        REFUSED,
        /** It was not run, since the model had asked for the same before; see {@link Action#repeatOf()}. */
        REPEATED
    }

    /**
     * An invocation of a tool.
     *
     * @param functionCallId the service's id of the function call, unique within the call
     * @param tool the tool's name, as the model said it
     * @param arguments the arguments as the model wrote them, usually JSON
     * @param outcome how it ended
     * @param answer what the model was told; {@code null} while it is running
     * @param attempts how often the method was begun
     * @param startedAt when the function call was dispatched
     * @param duration from dispatch to the answer's commit; zero while it is running
     * @param repeatOf the function call that asked for the same before, or {@code null}
     * @param instructions what the tool had done to the call
     * @param settlement where the outcome was unknown at first: who found it out; otherwise {@code null}
     */
    public record Action(
            String functionCallId,
            String tool,
            String arguments,
            Outcome outcome,
            @Nullable String answer,
            int attempts,
            Instant startedAt,
            Duration duration,
            @Nullable String repeatOf,
            List<CallInstruction> instructions,
            @Nullable Settlement settlement) {

        public Action {
            instructions = List.copyOf(instructions);
        }
    }

    /**
     * What was found out of an invocation whose outcome was unknown. What the model was told then stays its answer.
     *
     * @param answer what was found out, in words
     * @param by who said so: {@code tool}, {@code reconciler}, or a person, see {@link Settlements}
     * @param at when
     */
    public record Settlement(String answer, String by, Instant at) {}
}
