package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The {@code $defs} of one schema: types that contain themselves, each described once and referred to by name. */
final class Definitions {

    private final Map<Object, String> names = new HashMap<>();
    private final Map<String, JsonObjectBuilder> bodies = new LinkedHashMap<>();

    /** A new schema of a JSON type. */
    JsonObjectBuilder schema(String type) {
        return JsonTexts.PROVIDER.createObjectBuilder().add("type", type);
    }

    /** A reference to a model's definition, which is written when it is first referred to. */
    JsonObjectBuilder reference(Object model, String name, Supplier<JsonObjectBuilder> body) {
        String known = names.get(model);
        if (known == null) {
            known = name;
            for (int i = 2; names.containsValue(known); i++) {
                known = name + i;
            }
            names.put(model, known);
            bodies.put(known, body.get());
        }
        return JsonTexts.PROVIDER.createObjectBuilder().add("$ref", "#/$defs/" + known);
    }

    /** Adds the definitions to the schema of everything. */
    JsonObjectBuilder addTo(JsonObjectBuilder schema) {
        if (bodies.isEmpty()) {
            return schema;
        }
        JsonObjectBuilder definitions = JsonTexts.PROVIDER.createObjectBuilder();
        bodies.forEach(definitions::add);
        return schema.add("$defs", definitions);
    }
}
