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
 */
public record CallRecord(
        String id,
        @Nullable String agent,
        PhoneAddress from,
        PhoneAddress to,
        @Nullable String sipCallId,
        State state,
        Instant receivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        List<Turn> turns,
        List<Action> actions) {

    public CallRecord {
        Objects.requireNonNull(id, "id");
        turns = List.copyOf(turns);
        actions = List.copyOf(actions);
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
     * @param speaker who
     * @param text the words, as the service transcribed them
     * @param at when they were complete
     */
    public record Turn(Speaker speaker, String text, Instant at) {}

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
     * @param answer what the model was told
     * @param attempts how often the method was begun
     * @param startedAt when the function call was dispatched
     * @param duration from dispatch to the answer's commit; zero while it is running
     * @param repeatOf the function call that asked for the same before, or {@code null}
     * @param instructions what the tool had done to the call
     */
    public record Action(
            String functionCallId,
            String tool,
            String arguments,
            Outcome outcome,
            String answer,
            int attempts,
            Instant startedAt,
            Duration duration,
            @Nullable String repeatOf,
            List<CallInstruction> instructions) {

        public Action {
            instructions = List.copyOf(instructions);
        }
    }
}
