package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import org.jspecify.annotations.Nullable;

/** A {@code char}: a text of one character. */
record SingleCharacter() implements ValueModel {

    private static final String EXPECTED = "a single character";

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return definitions.schema("string").add("minLength", 1).add("maxLength", 1);
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        if (event != Event.VALUE_STRING) {
            return in.mismatch(EXPECTED, event);
        }
        String text = in.text();
        return text.length() == 1 ? (Object) text.charAt(0) : in.mismatch(EXPECTED, event);
    }

    @Override
    public boolean isText() {
        return true;
    }
}
