package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made of a simpler one, such as an {@code Optional}.
 *
 * @param inner the model of the simpler value
 * @param convert makes the value
 * @param whenNull what JSON's {@code null} means; {@code null} where it is not allowed
 */
record Converted(
        ValueModel inner,
        Function<Object, Object> convert,
        @Nullable Object whenNull) implements ValueModel {

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return inner.schema(definitions);
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        if (event == Event.VALUE_NULL && whenNull != null) {
            return whenNull;
        }
        Object value = inner.read(event, in);
        return value == null ? null : convert.apply(value);
    }

    @Override
    public boolean isText() {
        return inner.isText();
    }
}
