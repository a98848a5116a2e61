package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that has a written form: a date, a duration, a UUID.
 *
 * @param expected what it is, with an example, in words for the model
 * @param keyword the schema's keyword for the form: {@code format}, {@code pattern}, or empty for none
 * @param form the keyword's value
 * @param parse makes the value; throws {@code DateTimeException} or {@code IllegalArgumentException}
 */
record WrittenValue(String expected, String keyword, String form, Function<String, Object> parse)
        implements ValueModel {

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        JsonObjectBuilder schema = definitions.schema("string");
        return keyword.isEmpty() ? schema : schema.add(keyword, form);
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        if (event != Event.VALUE_STRING) {
            return in.mismatch(expected, event);
        }
        try {
            return parse.apply(in.text());
        } catch (DateTimeException | IllegalArgumentException e) {
            return in.mismatch(expected, event);
        }
    }

    @Override
    public boolean isText() {
        return true;
    }
}
