package dev.switchboard.call;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All that a call machine knows of its call. Immutable.
 *
 * @param phase where the call is
 * @param greeting the words still to be said first; empty once they were asked for
 * @param response whether the model is in a response, as far as is known
 * @param continuationDue whether the model must be asked to go on as soon as it is not responding
 * @param toolCalls every function call of this call, by id, in the order in which they came
 */
public record CallState(
        Phase phase,
        Optional<String> greeting,
        Response response,
        boolean continuationDue,
        Map<String, ToolCall> toolCalls) {

    /** Whether the model is in a response. */
    public enum Response {
        /** It is not. */
        NONE,
        /** It was asked to go on and has not begun. */
        REQUESTED,
        /** It is, or is about to be. */
        ACTIVE
    }

    /** Where the call is. */
    public enum Phase {
        /** The sideband is not open; answers wait. */
        DETACHED,
        /** The sideband is open. */
        ATTACHED,
        /** The call is over; nothing happens any more. */
        FINISHED
    }

    /**
     * A function call and how far its answer has come.
     *
     * @param responseId the response in which the model asked
     * @param responseDone whether that response is finished, so that no further call of its batch can come
     * @param output the answer; empty while the tool runs
     * @param acknowledged whether the service has the answer
     * @param continued whether the model was asked to go on with it
     */
    public record ToolCall(
            String responseId, boolean responseDone, Optional<String> output, boolean acknowledged, boolean continued) {

        ToolCall whenResponseDone(String id) {
            return responseId.equals(id) ? new ToolCall(responseId, true, output, acknowledged, continued) : this;
        }

        ToolCall answered(String text) {
            return new ToolCall(responseId, responseDone, Optional.of(text), acknowledged, continued);
        }

        ToolCall acknowledge() {
            return new ToolCall(responseId, responseDone, output, true, continued);
        }

        ToolCall continueIn(String id) {
            return responseId.equals(id) ? new ToolCall(responseId, responseDone, output, acknowledged, true) : this;
        }
    }

    public CallState {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(greeting, "greeting");
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(toolCalls, "toolCalls");
    }

    /**
     * A call that was accepted and whose sideband is still to be opened.
     *
     * @param greeting what is said first, if anything
     * @return its state
     */
    public static CallState accepted(Optional<String> greeting) {
        return new CallState(Phase.DETACHED, greeting, Response.NONE, false, Map.of());
    }

    CallState in(Phase next) {
        return new CallState(next, greeting, response, continuationDue, toolCalls);
    }

    CallState greeted() {
        return new CallState(phase, Optional.empty(), Response.ACTIVE, continuationDue, toolCalls);
    }

    CallState response(Response now) {
        return new CallState(phase, greeting, now, continuationDue, toolCalls);
    }

    CallState continuationDue(boolean now) {
        return new CallState(phase, greeting, response, now, toolCalls);
    }

    CallState with(String functionCallId, ToolCall toolCall) {
        Map<String, ToolCall> all = new LinkedHashMap<>(toolCalls);
        all.put(functionCallId, toolCall);
        return new CallState(phase, greeting, response, continuationDue, all);
    }

    CallState eachToolCall(UnaryOperator<ToolCall> change) {
        Map<String, ToolCall> all = new LinkedHashMap<>(toolCalls);
        all.replaceAll((id, toolCall) -> change.apply(toolCall));
        return new CallState(phase, greeting, response, continuationDue, all);
    }

    /** Whether every function call of that response has its answer and no further one can come. */
    boolean batchIsAnswered(String responseId) {
        return toolCalls.values().stream()
                .filter(toolCall -> toolCall.responseId().equals(responseId))
                .allMatch(
                        toolCall -> toolCall.responseDone() && toolCall.output().isPresent());
    }
}
