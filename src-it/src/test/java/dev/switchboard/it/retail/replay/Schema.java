package dev.switchboard.it.retail.replay;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What two descriptions of a function's arguments must have in common. */
final class Schema {

    /** What ours say besides: how long a text may be, and that there are no further arguments. */
    private static final Set<String> BESIDES = Set.of("description", "maxLength", "additionalProperties");

    /** One reason to cancel an order is checked by the tool, whose rules have an error text for it. */
    private static final Set<String> CHECKED_BY_THE_TOOL = Set.of("enum");

    private Schema() {}

    /** Names, types, and what is required. */
    static JsonObject bare(JsonObject schema) {
        JsonObject bare = new JsonObject();
        for (String key : schema.fieldNames()) {
            if (schema.getValue(key) instanceof JsonObject part) {
                bare.put(key, key.equals("properties") ? eachBare(part) : bare(part));
            } else if (!BESIDES.contains(key) && !CHECKED_BY_THE_TOOL.contains(key) && !key.equals("required")) {
                bare.put(key, schema.getValue(key));
            }
        }
        if (schema.containsKey("properties")) {
            JsonArray required = schema.getJsonArray("required", new JsonArray());
            bare.put(
                    "required",
                    new JsonArray(List.copyOf(
                            new TreeSet<>(required.stream().map(String::valueOf).toList()))));
        }
        return bare;
    }

    private static JsonObject eachBare(JsonObject properties) {
        JsonObject bare = new JsonObject();
        properties.fieldNames().forEach(name -> bare.put(name, bare(properties.getJsonObject(name))));
        return bare;
    }
}
