package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import org.jspecify.annotations.Nullable;

/** A {@code String}. Jakarta Validation checks its constraints; the longest text of all is checked here. */
record Text(Constraints constraints) implements ValueModel {

    /** Longer text than this is no argument of a telephone call; it bounds what a tool must be able to store. */
    static final int LONGEST = 4000;

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return constraints.text(definitions.schema("string"));
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        if (event != Event.VALUE_STRING) {
            return in.mismatch("text", event);
        }
        String text = in.text();
        if (text.length() > LONGEST && text.codePointCount(0, text.length()) > LONGEST) {
            in.problems().add("must have at most " + LONGEST + " characters");
            return null;
        }
        if (text.indexOf('\0') >= 0) {
            // not every database can store it, and nobody says it on a telephone
            in.problems().add("must not have the character U+0000");
            return null;
        }
        return text;
    }

    @Override
    public boolean isText() {
        return true;
    }
}
