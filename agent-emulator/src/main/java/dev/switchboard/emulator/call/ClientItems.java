package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/** Checks the items that an application adds to the conversation. */
final class ClientItems {

    private static final int LONGEST_ID = 32;
    private static final Set<String> ROLES = Set.of("user", "assistant", "system");

    private ClientItems() {}

    static boolean isOutput(JsonObject item) {
        return "function_call_output".equals(item.getValue("type"));
    }

    static void check(JsonObject item) throws Flaw {
        if (item.getValue("id") instanceof String id && id.length() > LONGEST_ID) {
            throw new Flaw(
                    "string_above_max_length",
                    "Invalid 'item.id': string too long. Expected a string with maximum length 32, but got a string with"
                            + " length " + id.length() + " instead.",
                    "item.id");
        }
        String type = Fields.text(item, "type", "item.type");
        switch (type) {
            case "message" -> {
                if (!ROLES.contains(Fields.text(item, "role", "item.role"))) {
                    throw Flaw.value("item.role", "it must be one of user, assistant, system");
                }
                if (!(item.getValue("content") instanceof JsonArray)) {
                    throw Flaw.value("item.content", "it must be an array");
                }
            }
            case "function_call" -> {
                Fields.text(item, "name", "item.name");
                Fields.text(item, "arguments", "item.arguments");
            }
            case "function_call_output" -> {
                Fields.text(item, "call_id", "item.call_id");
                Fields.text(item, "output", "item.output");
            }
            default -> throw Flaw.value("item.type", "'" + type + "' is no item that a client adds");
        }
    }
}
