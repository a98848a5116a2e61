package dev.switchboard.dispatch;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.catalog.AgentDescriptor;

/**
 * What the model asked for.
 *
 * @param call the call in which it asked
 * @param agent the agent who has the call
 * @param epoch the epoch under which this node owns the call
 * @param functionCallId the service's id of the function call
 * @param tool the tool's name as the model wrote it
 * @param arguments the arguments as the model wrote them
 */
public record ToolRequest(
        IncomingCall call, AgentDescriptor agent, long epoch, String functionCallId, String tool, String arguments) {}
