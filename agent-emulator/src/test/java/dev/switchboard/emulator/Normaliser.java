package dev.switchboard.emulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes from events what differs between two runs of one conversation: ids, times, counts, and how deltas are cut. */
final class Normaliser {

    private static final Set<String> MEASURED = Set.of("expires_at", "audio_start_ms", "audio_end_ms", "seconds");
    private static final Set<String> COUNTED = Set.of("usage", "rate_limits");

    private final Map<String, String> ids = new HashMap<>();

    static List<Object> normal(List<JsonObject> events) {
        Map<Object, JsonObject> folded = new LinkedHashMap<>();
        for (JsonObject event : events) {
            boolean delta = event.getString("type").endsWith(".delta");
            Object key = delta ? event.getString("type") + event.getString("item_id") : new Object();
            JsonObject before = folded.putIfAbsent(key, event.copy());
            if (before != null) {
                before.put("delta", before.getString("delta") + event.getString("delta"));
            }
        }
        Normaliser normaliser = new Normaliser();
        folded.values().forEach(event -> event.remove("obfuscation"));
        return new ArrayList<>(folded.values().stream()
                .map(event -> normaliser.value("", event))
                .toList());
    }

    private Object value(String name, Object value) {
        if (value instanceof JsonObject object) {
            Map<String, Object> normal = new LinkedHashMap<>();
            object.fieldNames().forEach(field -> {
                boolean counts = COUNTED.contains(field) && object.getValue(field) != null;
                normal.put(field, counts ? "counted" : value(field, object.getValue(field)));
            });
            return normal;
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(entry -> value(name, entry)).toList();
        }
        if (MEASURED.contains(name)) {
            return "measured";
        }
        return value instanceof String id && (name.equals("id") || name.endsWith("_id"))
                ? ids.computeIfAbsent(id, unknown -> "id " + ids.size())
                : String.valueOf(value);
    }
}
