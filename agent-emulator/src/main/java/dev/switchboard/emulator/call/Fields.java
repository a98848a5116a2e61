package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of what applications send, each of exactly the type that it must have. */
final class Fields {

    private Fields() {}

    static String text(JsonObject object, String name, String param) throws Flaw {
        if (object.getValue(name) instanceof String text) {
            return text;
        }
        throw Flaw.value(param, "it must be text");
    }

    static @Nullable String optionalText(JsonObject object, String name, String param) throws Flaw {
        return object.getValue(name) == null ? null : text(object, name, param);
    }

    static JsonObject object(JsonObject object, String name, String param) throws Flaw {
        if (object.getValue(name) instanceof JsonObject value) {
            return value;
        }
        throw Flaw.value(param, "it must be an object");
    }

    static int count(JsonObject object, String name) throws Flaw {
        if (object.getValue(name) instanceof Integer count && count >= 0) {
            return count;
        }
        throw Flaw.value(name, "it must be a whole number from 0");
    }

    /** Refuses fields that are none of these. */
    static void only(JsonObject object, Set<String> names, String param) throws Flaw {
        for (String name : object.fieldNames()) {
            if (!names.contains(name)) {
                String path = param.isEmpty() ? name : param + "." + name;
                throw new Flaw("unknown_parameter", "Unknown parameter: '" + path + "'.", path);
            }
        }
    }
}
