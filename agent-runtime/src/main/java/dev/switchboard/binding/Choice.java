package dev.switchboard.binding;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of several kinds of objects, told apart by the value of one property. */
final class Choice implements ValueModel {

    private final String name;
    private final String key;
    private final Map<String, ObjectValue> kinds = new LinkedHashMap<>();
    private boolean isRecursive;

    /**
     * A choice that is not complete yet.
     *
     * @param name its type's name, for a definition
     * @param key the property that tells the kinds apart
     */
    Choice(String name, String key) {
        this.name = name;
        this.key = key;
    }

    void add(String alias, ObjectValue kind) {
        kinds.put(alias, kind);
    }

    void markRecursive() {
        isRecursive = true;
    }

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return isRecursive ? definitions.reference(this, name, () -> body(definitions)) : body(definitions);
    }

    private JsonObjectBuilder body(Definitions definitions) {
        JsonArrayBuilder any = JsonTexts.PROVIDER.createArrayBuilder();
        kinds.values().forEach(kind -> any.add(kind.schema(definitions)));
        return JsonTexts.PROVIDER.createObjectBuilder().add("anyOf", any);
    }

    /** The key may come last, so the object is read twice: once for its kind, once as that. */
    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        if (event != Event.START_OBJECT) {
            return in.mismatch("an object", event);
        }
        Problems problems = in.problems();
        int before = problems.count();
        String json = in.copy(event);
        if (problems.count() > before) {
            return null;
        }
        ObjectValue kind = kinds.get(alias(json));
        if (kind == null) {
            problems.enter(key);
            problems.add("must be one of " + String.join(", ", kinds.keySet()));
            problems.leave();
            return null;
        }
        JsonInput copy = new JsonInput(json, problems);
        return kind.read(copy.next(), copy);
    }

    private String alias(String json) {
        JsonInput copy = new JsonInput(json, new Problems(ObjectCheck.NONE));
        copy.next();
        while (copy.next() != Event.END_OBJECT) {
            boolean isKey = copy.text().equals(key);
            Event value = copy.next();
            if (isKey && value == Event.VALUE_STRING) {
                return copy.text();
            }
            copy.skip(value);
        }
        return "";
    }
}
