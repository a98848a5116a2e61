package dev.switchboard.binding;

import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbConfig;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** The model of one type, for tests: what it reads, what it says is wrong, and its schema. */
final class Reader {

    private final ValueModel model;

    private Reader(ValueModel model) {
        this.model = model;
    }

    static Reader of(Type type) {
        return of(type, new JsonbConfig());
    }

    static Reader of(Type type, JsonbConfig config) {
        Site site = new Site(Types.resolve(type, Map.of()), List.of(), null, null);
        return new Reader(new Models(new JsonbSettings(config)).of(site));
    }

    Object read(String json) {
        Problems problems = new Problems(ObjectCheck.NONE);
        Object value = read(json, problems);
        if (problems.count() > 0) {
            throw new AssertionError(problems.toString());
        }
        return value;
    }

    String problems(String json) {
        Problems problems = new Problems(ObjectCheck.NONE);
        read(json, problems);
        return problems.toString();
    }

    private Object read(String json, Problems problems) {
        JsonInput in = new JsonInput(json, problems);
        try {
            return model.read(in.next(), in);
        } catch (UnreadableException e) {
            return null;
        }
    }

    JsonObject schema() {
        Definitions definitions = new Definitions();
        return definitions.addTo(model.schema(definitions)).build();
    }
}
