package dev.switchboard.binding;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.stream.JsonParser.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A constant of an enum, by its name or by what {@code @JsonbProperty} calls it. */
record Constant(Map<String, Object> byName) implements ValueModel {

    static Constant of(Class<?> type) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(name(type, ((Enum<?>) constant).name()), constant);
        }
        return new Constant(byName);
    }

    private static String name(Class<?> type, String constant) {
        try {
            JsonbProperty property = type.getField(constant).getAnnotation(JsonbProperty.class);
            return property == null || property.value().isEmpty() ? constant : property.value();
        } catch (NoSuchFieldException e) {
            throw new AssertionError("an enum has a field for each constant", e);
        }
    }

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        JsonArrayBuilder names = JsonTexts.PROVIDER.createArrayBuilder();
        byName.keySet().forEach(names::add);
        return definitions.schema("string").add("enum", names);
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        Object constant = event == Event.VALUE_STRING ? byName.get(in.text()) : null;
        return constant != null ? constant : in.mismatch("one of " + String.join(", ", byName.keySet()), event);
    }

    @Override
    public boolean isText() {
        return true;
    }
}
