package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import org.jspecify.annotations.Nullable;

/** A boolean. */
record TrueOrFalse() implements ValueModel {

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return definitions.schema("boolean");
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        return switch (event) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> in.mismatch("true or false", event);
        };
    }
}
