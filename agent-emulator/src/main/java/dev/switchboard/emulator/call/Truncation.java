package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Takes from the conversation what the caller never heard. */
final class Truncation {

    private Truncation() {}

    /** Cuts an item and, as the service says, forgets its words; the event that tells of it. */
    static JsonObject of(Conversation conversation, String itemId, int contentIndex, long audioEndMillis) {
        conversation
                .find(itemId)
                .ifPresent(item -> conversation.replace(
                        item.put("content", new JsonArray().add(new JsonObject().put("type", "output_audio")))));
        return Conversation.event("conversation.item.truncated")
                .put("item_id", itemId)
                .put("content_index", contentIndex)
                .put("audio_end_ms", audioEndMillis);
    }

    /** Checks what an application wants cut. */
    static void check(JsonObject item, int contentIndex) throws Flaw {
        JsonArray content = item.getJsonArray("content", new JsonArray());
        if (!"assistant".equals(item.getString("role"))
                || content.isEmpty()
                || !"output_audio".equals(content.getJsonObject(0).getString("type"))) {
            throw new Flaw("unsupported_content_type", "Only model output audio messages can be truncated.", "item_id");
        }
        if (contentIndex >= content.size()) {
            throw Flaw.value("content_index", "there is no such content part");
        }
    }
}
