package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import java.lang.System.Logger.Level;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value that only JSON-B itself can make, because the application has taught it how.
 *
 * @param shape what the JSON must look like, which is checked first since JSON-B is lax
 * @param type what JSON-B makes of it
 * @param settings have the application's JSON-B
 */
record JsonbValue(ValueModel shape, Type type, JsonbSettings settings) implements ValueModel {

    private static final System.Logger LOG = System.getLogger(JsonbValue.class.getName());

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return shape.schema(definitions);
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        Problems problems = in.problems();
        int before = problems.count();
        String json = in.copy(event);
        if (problems.count() == before) {
            JsonInput copy = new JsonInput(json, problems);
            shape.read(copy.next(), copy);
        }
        return problems.count() == before ? make(json, problems) : null;
    }

    private @Nullable Object make(String json, Problems problems) {
        try {
            Object value = settings.jsonb().fromJson(json, type);
            if (value != null) {
                problems.check(value, Map.of());
                return value;
            }
        } catch (RuntimeException e) {
            // the reason may be internal, and the value is the caller's: neither is told or logged as an error
            LOG.log(Level.DEBUG, "JSON-B made nothing of an argument", e);
        }
        problems.add("has no acceptable value");
        return null;
    }

    @Override
    public boolean isText() {
        return shape.isText();
    }

    @Override
    public String phrase() {
        return shape.phrase();
    }
}
