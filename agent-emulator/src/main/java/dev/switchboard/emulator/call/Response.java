package dev.switchboard.emulator.call;

import dev.switchboard.emulator.script.Step.CallsMcpTool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One response of the model, from {@code response.created} to {@code response.done}, in the order of the recorded
 * traffic. It is generated beat by beat, and may be cut between two.
 */
final class Response {

    private static final int BEATS_BEFORE_SOUND = 3;

    private record Planned(Part part, Runnable whenBegun, Runnable whenDone) {}

    private final String id = Ids.response();
    private final Session session;
    private final Conversation conversation;
    private final ResponseRequest request;
    private final List<Planned> plan = new ArrayList<>();
    private final List<JsonObject> behindCreated = new ArrayList<>();
    private final List<JsonObject> beforeFirstEnd = new ArrayList<>();
    private final JsonArray output = new JsonArray();
    private int index;
    private @Nullable String previousItemId;
    private boolean begun;
    private boolean cut;
    private int wordsGenerated;
    private int pause = Integer.MAX_VALUE;

    Response(Session session, Conversation conversation, ResponseRequest request) {
        this.session = session;
        this.conversation = conversation;
        this.request = request;
    }

    String id() {
        return id;
    }

    /** Plans a line. */
    void say(String text, Runnable whenBegun) {
        plan.add(new Planned(request.text() ? Part.written(text) : Part.spoken(text), whenBegun, () -> {}));
    }

    /** Plans a function call. */
    void call(String functionCallId, String name, String arguments, Runnable whenDone) {
        plan.add(new Planned(Part.call(functionCallId, name, arguments), () -> {}, whenDone));
    }

    /** Plans a call of an MCP server's tool. */
    void callMcp(CallsMcpTool step, String arguments) {
        plan.add(new Planned(new McpPart(step, arguments), () -> {}, () -> {}));
    }

    /** Tells of the caller's words while they are answered, as was recorded. */
    void transcribes(List<JsonObject> deltas, JsonObject completed) {
        behindCreated.addAll(deltas);
        (plan.isEmpty() ? behindCreated : beforeFirstEnd).add(completed);
    }

    /** Generates no more than these words, and begins a function call behind them if there is one. */
    void pauseAfter(int words) {
        pause = words;
    }

    /** The response is there. */
    List<JsonObject> created() {
        List<JsonObject> events = new ArrayList<>();
        events.add(Conversation.event("response.created").put("response", json("in_progress", null)));
        events.addAll(behindCreated);
        return events;
    }

    /** Whether there is another beat, for now. */
    boolean hasMore() {
        return index < plan.size() && !cut && !isPaused();
    }

    /** Whether everything that was planned is generated. */
    boolean isComplete() {
        return index == plan.size();
    }

    private boolean isPaused() {
        if (pause == Integer.MAX_VALUE || !begun || !current().hasBegunToGrow()) {
            return false;
        }
        return wordsGenerated >= pause
                || (index == plan.size() - 1
                        && (!current().isSpoken() || !current().hasMore()));
    }

    private Part current() {
        return plan.get(index).part();
    }

    /** Generates one beat. */
    List<JsonObject> next() {
        Part part = current();
        if (!begun) {
            return begin(part);
        }
        if (part.hasMore()) {
            JsonObject delta = place(part.grow());
            if (part.isSpoken()) {
                wordsGenerated++;
            }
            return List.of(delta);
        }
        plan.get(index).whenDone().run();
        return end(part, "completed");
    }

    private List<JsonObject> begin(Part part) {
        begun = true;
        plan.get(index).whenBegun().run();
        List<JsonObject> events = new ArrayList<>();
        events.add(place(Conversation.event("response.output_item.added")).put("item", part.item("in_progress")));
        if (!request.apart()) {
            JsonObject added = conversation.add(part.item("in_progress"));
            previousItemId = added.getString("previous_item_id");
            events.add(added);
        }
        part.begun().forEach(event -> events.add(place(event)));
        return events;
    }

    private List<JsonObject> end(Part part, String status) {
        List<JsonObject> events = new ArrayList<>(beforeFirstEnd);
        beforeFirstEnd.clear();
        part.ended(status).forEach(event -> events.add(place(event)));
        JsonObject item = part.item(status);
        if (!request.apart()) {
            events.add(conversation.done(item, part.namesPredecessor() ? previousItemId : null));
        }
        events.add(place(Conversation.event("response.output_item.done")).put("item", item.copy()));
        output.add(item.copy());
        index++;
        begun = false;
        return events;
    }

    /** Whether there is enough sound to begin with, in a response whose beats take time or do not. */
    boolean soundsNow(boolean timed) {
        return begun
                && current().isSpoken()
                && current().hasBegunToGrow()
                && (!current().hasMore() || isPaused() || (timed && wordsGenerated >= BEATS_BEFORE_SOUND));
    }

    /** Ends a response that is not complete. */
    List<JsonObject> cut(String reason) {
        List<JsonObject> events = new ArrayList<>();
        if (begun) {
            events.addAll(end(current(), "incomplete"));
        } else {
            events.addAll(beforeFirstEnd);
        }
        cut = true;
        JsonObject details = new JsonObject().put("type", "cancelled").put("reason", reason);
        events.add(Conversation.event("response.done").put("response", json("cancelled", details)));
        return events;
    }

    /** Ends a response that is complete. */
    List<JsonObject> done() {
        JsonObject done = Conversation.event("response.done").put("response", json("completed", null));
        JsonObject limits = Conversation.event("rate_limits.updated")
                .put("rate_limits", new JsonArray().add(conversation.usage().limit()));
        return List.of(done, limits);
    }

    /** How many words are there to be heard, so far. */
    int wordsGenerated() {
        return wordsGenerated;
    }

    /** Which item is heard at a word, and how many of its words are. */
    Heard heardAt(int words) {
        int before = 0;
        Heard heard = new Heard("", 0);
        for (Planned planned : plan) {
            Part part = planned.part();
            if (part.isSpoken() && part.hasBegunToGrow()) {
                heard = new Heard(part.itemId, Math.max(0, Math.min(words - before, part.size())));
                before += part.size();
                if (words <= before) {
                    break;
                }
            }
        }
        return heard;
    }

    /** An item and how many of its words were heard. */
    record Heard(String itemId, int words) {}

    JsonObject playback(String type) {
        return new JsonObject()
                .put("type", type)
                .put("event_id", Ids.next("event_", 16).toLowerCase(Locale.ROOT))
                .put("response_id", id);
    }

    private JsonObject place(JsonObject event) {
        // as the client's types have it, these do not name their response
        boolean apart = event.getString("type").startsWith("response.mcp_call.");
        return (apart ? event : event.put("response_id", id)).put("output_index", index);
    }

    private JsonObject json(String status, @Nullable JsonObject details) {
        boolean over = !status.equals("in_progress");
        return new JsonObject()
                .put("object", "realtime.response")
                .put("id", id)
                .put("status", status)
                .put("status_details", details)
                .put("output", output.copy())
                .put("conversation_id", request.apart() ? null : conversation.id())
                .put("output_modalities", new JsonArray().add(request.text() ? "text" : "audio"))
                .put("max_output_tokens", request.maxOutputTokens())
                .put("audio", session.responseAudio())
                .put("usage", over ? spent() : null)
                .put("metadata", request.metadata());
    }

    private JsonObject spent() {
        StringBuilder written = new StringBuilder();
        plan.forEach(planned -> written.append(planned.part().soFar()));
        return conversation
                .usage()
                .spends(
                        written.toString(),
                        session.audio().length(wordsGenerated).toMillis());
    }
}
