package dev.switchboard.call;

import dev.switchboard.call.CallCommand.Continue;
import dev.switchboard.call.CallCommand.Finish;
import dev.switchboard.call.CallCommand.Greet;
import dev.switchboard.call.CallCommand.Keep;
import dev.switchboard.call.CallCommand.Redial;
import dev.switchboard.call.CallCommand.RunTool;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.Detached;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.Gone;
import dev.switchboard.call.CallEvent.Noted;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import dev.switchboard.call.CallEvent.ResponseFinished;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.ResponseStarted;
import dev.switchboard.call.CallEvent.ToolAnswered;
import dev.switchboard.call.CallState.Phase;
import dev.switchboard.call.CallState.Response;
import dev.switchboard.call.CallState.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens in a call: {@code (state, event) → (state, commands)}. Pure, so that any history can be played to it.
 *
 * <p>It keeps that a function call is run at most once and answered once, that the answers of one response are followed
 * by one continuation, and that the model is never asked for a response while it is in one.
 */
public final class CallMachine {

    /** A call in which the model asks for more than this is not one that a caller wants to be in. */
    static final int MOST_TOOL_CALLS = 500;

    static final String TOO_MANY_TOOL_CALLS =
            "{\"error\":\"Too many functions were called in this call. Say goodbye and offer a callback.\"}";

    private CallMachine() {}

    /**
     * Takes one step.
     *
     * @param state what is known
     * @param event what happened
     * @return what is known now and what must be done
     */
    public static Transition step(CallState state, CallEvent event) {
        if (state.phase() == Phase.FINISHED) {
            return new Transition(state, List.of());
        }
        List<CallCommand> commands = new ArrayList<>();
        CallState next = on(state, event, commands);
        return new Transition(goOnIfDue(next, commands), commands);
    }

    private static CallState on(CallState state, CallEvent event, List<CallCommand> commands) {
        if (event instanceof Attached) {
            return attached(state, commands);
        }
        if (event instanceof Detached) {
            if (state.phase() == Phase.ATTACHED) {
                commands.add(new Redial());
            }
            // a request that may have died with the socket is made again; in the worst case it is refused
            boolean lost = state.response() == Response.REQUESTED;
            return state.in(Phase.DETACHED).response(Response.NONE).continuationDue(lost || state.continuationDue());
        }
        if (event instanceof Gone) {
            commands.add(new Finish());
            return state.in(Phase.FINISHED);
        }
        if (event instanceof ResponseStarted) {
            return state.response(Response.ACTIVE);
        }
        if (event instanceof ResponseFinished finished) {
            CallState done = state.response(Response.NONE)
                    .eachToolCall(toolCall -> toolCall.whenResponseDone(finished.responseId()));
            return continueBatch(done, finished.responseId());
        }
        if (event instanceof ResponseRefused) {
            return state.response(Response.ACTIVE).continuationDue(true);
        }
        if (event instanceof FunctionCalled called) {
            return called(state, called.functionCall(), commands);
        }
        if (event instanceof ToolAnswered answered) {
            return answered(state, answered, commands);
        }
        if (event instanceof OutputAcknowledged acknowledged) {
            ToolCall toolCall = state.toolCalls().get(acknowledged.functionCallId());
            return toolCall == null ? state : state.with(acknowledged.functionCallId(), toolCall.acknowledge());
        }
        commands.add(new Keep(((Noted) event).note()));
        return state;
    }

    private static CallState attached(CallState state, List<CallCommand> commands) {
        CallState attached = state.in(Phase.ATTACHED).response(Response.NONE);
        if (state.greeting().isPresent()) {
            commands.add(new Greet(state.greeting().get()));
            return attached.greeted();
        }
        // What was sent on the lost socket and not acknowledged may never have arrived. Sent again it is the same
        // item with the same text, which the service refuses when it has it.
        boolean resent = false;
        for (var entry : state.toolCalls().entrySet()) {
            ToolCall toolCall = entry.getValue();
            if (toolCall.output().isPresent() && !toolCall.acknowledged()) {
                commands.add(new SendOutput(entry.getKey(), toolCall.output().get()));
                resent = true;
            }
        }
        // The end of a response may have been missed with the socket; nothing more of its batch will come now.
        CallState settled = attached.eachToolCall(toolCall -> toolCall.whenResponseDone(toolCall.responseId()));
        CallState next = settled;
        for (ToolCall toolCall : settled.toolCalls().values()) {
            next = continueBatch(next, toolCall.responseId());
        }
        return resent ? next.continuationDue(true) : next;
    }

    private static CallState called(CallState state, FunctionCall functionCall, List<CallCommand> commands) {
        if (state.toolCalls().containsKey(functionCall.id())) {
            return state;
        }
        ToolCall open = new ToolCall(functionCall.responseId(), false, Optional.empty(), false, false);
        if (state.toolCalls().size() >= 2 * MOST_TOOL_CALLS) {
            return state;
        }
        if (state.toolCalls().size() >= MOST_TOOL_CALLS) {
            commands.add(new SendOutput(functionCall.id(), TOO_MANY_TOOL_CALLS));
            return state.with(functionCall.id(), open.answered(TOO_MANY_TOOL_CALLS));
        }
        commands.add(new RunTool(functionCall, Optional.empty()));
        return state.with(functionCall.id(), open);
    }

    private static CallState answered(CallState state, ToolAnswered answered, List<CallCommand> commands) {
        ToolCall toolCall = state.toolCalls().get(answered.functionCallId());
        if (toolCall == null || toolCall.output().isPresent()) {
            return state;
        }
        if (state.phase() == Phase.ATTACHED) {
            commands.add(new SendOutput(answered.functionCallId(), answered.output()));
        }
        return continueBatch(
                state.with(answered.functionCallId(), toolCall.answered(answered.output())), toolCall.responseId());
    }

    /** One continuation for all the answers of a response, when the last of them is there. */
    private static CallState continueBatch(CallState state, String responseId) {
        boolean waiting = state.toolCalls().values().stream()
                .anyMatch(toolCall -> toolCall.responseId().equals(responseId) && !toolCall.continued());
        if (!waiting || !state.batchIsAnswered(responseId)) {
            return state;
        }
        return state.eachToolCall(toolCall -> toolCall.continueIn(responseId)).continuationDue(true);
    }

    private static CallState goOnIfDue(CallState state, List<CallCommand> commands) {
        if (!state.continuationDue() || state.response() != Response.NONE || state.phase() != Phase.ATTACHED) {
            return state;
        }
        commands.add(new Continue());
        return state.continuationDue(false).response(Response.REQUESTED);
    }
}
