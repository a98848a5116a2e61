package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import org.jspecify.annotations.Nullable;

/** A value whose form only a deserialiser of the application's knows. */
record Anything() implements ValueModel {

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return JsonTexts.PROVIDER.createObjectBuilder();
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        return in.copy(event);
    }
}
