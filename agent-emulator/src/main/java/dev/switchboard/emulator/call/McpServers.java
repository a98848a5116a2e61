package dev.switchboard.emulator.call;

import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.Fault.Place;
import dev.switchboard.emulator.script.Step;
import dev.switchboard.emulator.script.Step.CallsMcpTool;
import dev.switchboard.emulator.script.Step.When;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The MCP servers of a session, which the service asks for their tools as soon as it knows them. Nobody is asked here: a
 * server has the tools that the session allows and those that the script calls.
 */
final class McpServers {

    private final EmulatedCall call;
    private final Session session;
    private final Conversation conversation;
    private final List<CallsMcpTool> called;
    private final Set<String> listed = new HashSet<>();

    McpServers(EmulatedCall call, Session session, Conversation conversation, List<Step> steps) {
        this.call = call;
        this.session = session;
        this.conversation = conversation;
        this.called = steps.stream().flatMap(McpServers::called).toList();
    }

    private static Stream<CallsMcpTool> called(Step step) {
        if (step instanceof When when) {
            return Stream.of(when.then(), when.otherwise())
                    .flatMap(List::stream)
                    .flatMap(McpServers::called);
        }
        return step instanceof CallsMcpTool mcp ? Stream.of(mcp) : Stream.empty();
    }

    /** Lists the tools of the servers that were not asked yet. */
    void list() {
        for (JsonObject server : session.mcpServers()) {
            if (listed.add(server.getString("server_label"))) {
                list(server);
            }
        }
    }

    private void list(JsonObject server) {
        String label = server.getString("server_label");
        String id = Ids.next("mcpl_", 21);
        JsonObject item = new JsonObject()
                .put("id", id)
                .put("type", "mcp_list_tools")
                .put("server_label", label)
                .put("tools", new JsonArray());
        JsonObject added = conversation.add(item);
        call.send(added);
        call.send(listing("in_progress", id));
        List<Fault> faults = call.faultsAt(Place.MCP_SERVER, label);
        if (!faults.isEmpty()) {
            call.send(listing("failed", id));
            return;
        }
        JsonArray tools = new JsonArray();
        names(server)
                .forEach(name -> tools.add(new JsonObject()
                        .put("name", name)
                        .put("description", "")
                        .put("input_schema", new JsonObject().put("type", "object"))));
        call.send(conversation.done(item.copy().put("tools", tools), added.getString("previous_item_id")));
        call.send(listing("completed", id));
    }

    private Set<String> names(JsonObject server) {
        Set<String> names = new TreeSet<>();
        called.stream()
                .filter(mcp -> mcp.server().equals(server.getString("server_label")))
                .forEach(mcp -> names.add(mcp.tool()));
        if (server.getValue("allowed_tools") instanceof JsonArray allowed) {
            allowed.forEach(name -> names.add(String.valueOf(name)));
        }
        return names;
    }

    private static JsonObject listing(String stage, String itemId) {
        return Conversation.event("mcp_list_tools." + stage).put("item_id", itemId);
    }
}
