package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import org.jspecify.annotations.Nullable;

/** A value of whose form the schema says nothing, so that it must be said in words. */
record Described(ValueModel model, String phrase) implements ValueModel {

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return model.schema(definitions);
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        return model.read(event, in);
    }

    @Override
    public boolean isText() {
        return model.isText();
    }
}
