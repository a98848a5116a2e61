package dev.switchboard.dispatch;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.catalog.AgentDescriptor;
import java.util.List;
import java.util.Optional;

/**
 * What the model asked for.
 *
 * @param call the call in which it asked
 * @param agent the agent who has the call
 * @param epoch the epoch under which this node owns the call
 * @param functionCallId the service's id of the function call
 * @param tool the tool's name as the model wrote it
 * @param arguments the arguments as the model wrote them
 * @param repeatOf where the model asked for the same before: then nothing is run, and the answer says so
 * @param keys what the caller has pressed on the telephone by now
 */
public record ToolRequest(
        IncomingCall call,
        AgentDescriptor agent,
        long epoch,
        String functionCallId,
        String tool,
        String arguments,
        Optional<RepeatOf> repeatOf,
        List<String> keys) {

    public ToolRequest {
        keys = List.copyOf(keys);
    }

    /** One of a call in which nothing was pressed. */
    public ToolRequest(
            IncomingCall call,
            AgentDescriptor agent,
            long epoch,
            String functionCallId,
            String tool,
            String arguments,
            Optional<RepeatOf> repeatOf) {
        this(call, agent, epoch, functionCallId, tool, arguments, repeatOf, List.of());
    }

    /**
     * The earlier request for the same.
     *
     * @param functionCallId the function call that asked first
     * @param answer what the model is told
     */
    public record RepeatOf(String functionCallId, RepeatAnswer answer) {}

    /** What the model is told about a repeat. */
    public enum RepeatAnswer {
        /** The first answer again. */
        REPLAY,
        /** When it was done, and to call again if it shall be done a second time. */
        CONFIRM,
        /** That it is not done a second time in one call. */
        REJECT
    }
}
