package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code Map} from names that the model chooses to values of one kind. */
record Entries(ValueModel value, Constraints constraints) implements ValueModel {

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return constraints.entries(definitions.schema("object").add("additionalProperties", value.schema(definitions)));
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        if (event != Event.START_OBJECT) {
            return in.mismatch("an object", event);
        }
        Problems problems = in.problems();
        int before = problems.count();
        Map<String, Object> entries = new LinkedHashMap<>();
        while (in.next() != Event.END_OBJECT) {
            String name = in.text();
            Event next = in.next();
            problems.enter(name);
            if (entries.containsKey(name)) {
                problems.add("is given twice");
                in.skip(next);
            } else {
                entries.put(name, value.read(next, in));
            }
            problems.leave();
        }
        return problems.count() == before ? entries : null;
    }
}
