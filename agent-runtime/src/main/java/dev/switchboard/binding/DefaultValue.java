package dev.switchboard.binding;

import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/**
 * What an argument is when the model leaves it out. Read anew each time, since a tool may change what it is given.
 *
 * @param text the value as JSON
 * @param json the value for the schema
 * @param model reads it
 */
record DefaultValue(String text, JsonValue json, ValueModel model) {

    /**
     * Reads a default as its author wrote it.
     *
     * @param name the name of what it is the default of
     * @param written JSON, or the text itself where the value is a text
     * @param model the model of the value
     * @throws UnfitDefaultException where the value is none of that kind
     */
    static DefaultValue of(String name, String written, ValueModel model) {
        String text = model.isText() ? JsonTexts.PROVIDER.createValue(written).toString() : written;
        try (JsonReader reader = JsonTexts.PROVIDER.createReader(new StringReader(text))) {
            DefaultValue value = new DefaultValue(text, reader.readValue(), model);
            Problems problems = new Problems("'" + written + "'", ObjectCheck.NONE);
            value.read(problems);
            if (problems.count() > 0) {
                throw new UnfitDefaultException("the default of '" + name + "' does not fit: " + problems);
            }
            return value;
        } catch (jakarta.json.JsonException e) {
            throw new UnfitDefaultException("the default of '" + name + "' is not JSON: " + written, e);
        }
    }

    @Nullable
    Object value() {
        return read(new Problems(ObjectCheck.NONE));
    }

    private @Nullable Object read(Problems problems) {
        JsonInput in = new JsonInput(text, problems);
        return model.read(in.next(), in);
    }
}
