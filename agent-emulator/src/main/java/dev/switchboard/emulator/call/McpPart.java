package dev.switchboard.emulator.call;

import dev.switchboard.emulator.script.Step.CallsMcpTool;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of an MCP server's tool, which the service makes itself: its output is in the response that asks for it. */
final class McpPart extends Part {

    private final CallsMcpTool step;

    McpPart(CallsMcpTool step, String arguments) {
        super(slices(arguments));
        this.step = step;
    }

    @Override
    boolean isSpoken() {
        return false;
    }

    @Override
    JsonObject item(String status) {
        boolean over = status.equals("completed");
        return new JsonObject()
                .put("id", itemId)
                .put("type", "mcp_call")
                .put("server_label", step.server())
                .put("name", step.tool())
                .put("arguments", status.equals("in_progress") ? "" : soFar())
                .putNull("approval_request_id")
                .put("output", over ? step.output() : null)
                .put("error", over ? error() : null);
    }

    private @Nullable JsonObject error() {
        return step.error() == null
                ? null
                : new JsonObject().put("type", "tool_execution_error").put("message", step.error());
    }

    @Override
    List<JsonObject> begun() {
        return List.of();
    }

    @Override
    JsonObject grown(String delta) {
        return of("response.mcp_call_arguments.delta");
    }

    /** In the order that the service's guide tells; no recording has it. */
    @Override
    List<JsonObject> ended(String status) {
        JsonObject arguments = of("response.mcp_call_arguments.done").put("arguments", soFar());
        if (!status.equals("completed")) {
            return List.of(arguments);
        }
        return List.of(
                arguments,
                of("response.mcp_call.in_progress"),
                of("response.mcp_call." + (step.error() == null ? "completed" : "failed")));
    }

    private JsonObject of(String type) {
        return Conversation.event(type).put("item_id", itemId);
    }
}
