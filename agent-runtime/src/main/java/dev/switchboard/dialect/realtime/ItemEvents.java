package dev.switchboard.dialect.realtime;

import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallEvent.ItemAcknowledged;
import dev.switchboard.call.CallEvent.ItemTruncated;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;

/** Reads what the service tells about the items of the conversation. */
final class ItemEvents {

    private ItemEvents() {}

    /** It has an item: it says so when it gets it, and when it is asked. */
    static List<CallEvent> acknowledged(JsonObject event) {
        JsonObject item = event.getJsonObject("item");
        return switch (item.getString("type", "")) {
            case "function_call_output" -> List.of(new OutputAcknowledged(item.getString("call_id")));
            case "message" -> List.of(new ItemAcknowledged(item.getString("id")));
            default -> List.of();
        };
    }

    static List<CallEvent> truncated(JsonObject event) {
        long heard = event.get("audio_end_ms") instanceof JsonNumber millis ? millis.longValue() : 0;
        return List.of(new ItemTruncated(event.getString("item_id"), heard));
    }
}
