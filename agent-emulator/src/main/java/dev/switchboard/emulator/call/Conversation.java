package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The items of a conversation, in order, and what each event about them looks like. */
final class Conversation {

    private final String id = Ids.next("conv_", 21);
    private final Map<String, JsonObject> items = new LinkedHashMap<>();

    String id() {
        return id;
    }

    boolean has(String itemId) {
        return items.containsKey(itemId);
    }

    Optional<JsonObject> find(String itemId) {
        return Optional.ofNullable(items.get(itemId)).map(JsonObject::copy);
    }

    /** Adds an item behind the last one; the event that tells of it. */
    JsonObject add(JsonObject item) {
        JsonObject event = event("conversation.item.added")
                .put("previous_item_id", lastItemId())
                .put("item", item.copy());
        items.put(item.getString("id"), item);
        return event;
    }

    private @Nullable String lastItemId() {
        return items.keySet().stream().reduce((before, id) -> id).orElse(null);
    }

    /** The item is complete; the event that tells of it, which names no predecessor where the model made the item. */
    JsonObject done(JsonObject item, @Nullable String previousItemId) {
        items.put(item.getString("id"), item);
        return event("conversation.item.done")
                .put("previous_item_id", previousItemId)
                .put("item", item.copy());
    }

    void remove(String itemId) {
        items.remove(itemId);
    }

    static JsonObject event(String type) {
        return new JsonObject().put("type", type).put("event_id", Ids.event());
    }

    static JsonObject userSpeech(@Nullable String transcript) {
        return new JsonObject()
                .put("id", Ids.item())
                .put("type", "message")
                .put("status", "completed")
                .put("role", "user")
                .put(
                        "content",
                        new JsonArray()
                                .add(new JsonObject().put("type", "input_audio").put("transcript", transcript)));
    }
}
