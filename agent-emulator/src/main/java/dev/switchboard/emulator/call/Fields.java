package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonObject;

/** Reads the fields of client events, each of exactly the type that it must have. */
final class Fields {

    private Fields() {}

    static String text(JsonObject object, String name, String param) throws Flaw {
        if (object.getValue(name) instanceof String text) {
            return text;
        }
        throw Flaw.value(param, "it must be text");
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
}
