package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The items of a conversation, in order, and what each event about them looks like. */
final class Conversation {

    private static final String ROOT = "root";

    private final String id = Ids.next("conv_", 21);
    private final List<JsonObject> items = new ArrayList<>();
    private final Usage usage = new Usage();

    String id() {
        return id;
    }

    Usage usage() {
        return usage;
    }

    boolean has(String itemId) {
        return indexOf(itemId) >= 0;
    }

    private int indexOf(String itemId) {
        for (int i = 0; i < items.size(); i++) {
            if (itemId.equals(items.get(i).getString("id"))) {
                return i;
            }
        }
        return -1;
    }

    Optional<JsonObject> find(String itemId) {
        return has(itemId) ? Optional.of(items.get(indexOf(itemId)).copy()) : Optional.empty();
    }

    /** Adds an item behind the last one; the event that tells of it. */
    JsonObject add(JsonObject item) {
        return add(item, items.isEmpty() ? ROOT : items.get(items.size() - 1).getString("id"));
    }

    /** Adds an item behind another, or before all behind {@code root}; the event that tells of it. */
    JsonObject add(JsonObject item, String previousItemId) {
        items.add(previousItemId.equals(ROOT) ? 0 : indexOf(previousItemId) + 1, item);
        return event("conversation.item.added")
                .put("previous_item_id", previousItemId.equals(ROOT) ? null : previousItemId)
                .put("item", item.copy());
    }

    /** The item is complete; the event that tells of it, which names no predecessor where the model made the item. */
    JsonObject done(JsonObject item, @Nullable String previousItemId) {
        replace(item);
        return event("conversation.item.done")
                .put("previous_item_id", previousItemId)
                .put("item", item.copy());
    }

    /** An item is other than it was, unless it is deleted. */
    void replace(JsonObject item) {
        int index = indexOf(item.getString("id"));
        if (index >= 0) {
            items.set(index, item);
        }
    }

    void remove(String itemId) {
        items.remove(indexOf(itemId));
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
