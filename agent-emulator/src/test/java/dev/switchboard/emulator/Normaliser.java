package dev.switchboard.emulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Takes from events what differs between two runs of one conversation: ids, times, counts, and how deltas are cut. */
final class Normaliser {

    private static final Set<String> MEASURED =
            Set.of("expires_at", "audio_start_ms", "audio_end_ms", "seconds", "usage", "rate_limits");
    static final String BESIDE = "conversation.item.input_audio_transcription.delta";

    private final Map<String, String> ids = new HashMap<>();

    static List<Object> normal(List<JsonObject> events) {
        List<JsonObject> folded = new ArrayList<>();
        Map<String, JsonObject> open = new HashMap<>();
        for (JsonObject event : events) {
            // the caller's words come beside all others, other deltas in a row
            if (!event.getString("type").equals(BESIDE)) {
                open.keySet().removeIf(type -> !type.equals(BESIDE) && !type.equals(event.getString("type")));
            }
            JsonObject known = open.get(event.getString("type"));
            if (known != null) {
                known.put("delta", known.getString("delta") + event.getString("delta"));
                continue;
            }
            JsonObject first = event.copy();
            first.remove("obfuscation");
            folded.add(first);
            if (event.containsKey("delta")) {
                open.put(event.getString("type"), first);
            }
        }
        Normaliser normaliser = new Normaliser();
        return folded.stream().map(event -> normaliser.value("", event)).toList();
    }

    private Object value(String name, Object value) {
        if (value instanceof JsonObject object && !MEASURED.contains(name)) {
            Map<String, Object> normal = new TreeMap<>();
            object.fieldNames().stream()
                    .sorted()
                    .forEach(field -> normal.put(field, value(field, object.getValue(field))));
            return normal;
        } else if (value instanceof JsonArray array && !MEASURED.contains(name)) {
            return array.stream().map(entry -> value(name, entry)).toList();
        }
        boolean isId = value instanceof String && (name.equals("id") || name.endsWith("_id"));
        String text = value != null && MEASURED.contains(name) ? "measured" : String.valueOf(value);
        return isId ? ids.computeIfAbsent(text, unknown -> "id " + ids.size()) : text;
    }
}
