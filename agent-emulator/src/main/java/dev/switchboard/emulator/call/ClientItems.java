package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Checks the items that an application adds to the conversation. */
final class ClientItems {

    private static final int LONGEST_ID = 32;
    private static final Map<String, Set<String>> CONTENTS = Map.of(
            "system", Set.of("input_text"),
            "user", Set.of("input_text", "input_audio", "input_image"),
            "assistant", Set.of("output_text", "output_audio"));

    private ClientItems() {}

    static boolean isOutput(JsonObject item) {
        return "function_call_output".equals(item.getValue("type"));
    }

    static void check(JsonObject item) throws Flaw {
        if (item.getValue("id") instanceof String id && id.length() > LONGEST_ID) {
            throw new Flaw(
                    "string_above_max_length",
                    "Invalid 'item.id': string too long. Expected a string with maximum length 32, but got a string"
                            + " with length " + id.length() + " instead.",
                    "item.id");
        }
        String type = Fields.text(item, "type", "item.type");
        switch (type) {
            case "message" -> message(item);
            case "function_call" -> {
                only(item, "name", "call_id", "arguments");
                Fields.text(item, "name", "item.name");
                Fields.text(item, "arguments", "item.arguments");
            }
            case "function_call_output" -> {
                only(item, "call_id", "output");
                Fields.text(item, "call_id", "item.call_id");
                Fields.text(item, "output", "item.output");
            }
            case "mcp_approval_response" -> {
                Fields.text(item, "approval_request_id", "item.approval_request_id");
                throw new Flaw("invalid_value", "There is no such approval request.", "item.approval_request_id");
            }
            default -> throw Flaw.value("item.type", "'" + type + "' is no item that a client adds");
        }
    }

    private static void only(JsonObject item, String first, String second, String... more) throws Flaw {
        Set<String> names = new HashSet<>(Set.of("id", "type", "object", "status", first, second));
        names.addAll(Set.of(more));
        Fields.only(item, names, "item");
    }

    private static void message(JsonObject item) throws Flaw {
        only(item, "role", "content");
        String role = Fields.text(item, "role", "item.role");
        Set<String> contents = CONTENTS.get(role);
        if (contents == null) {
            throw Flaw.value("item.role", "it must be one of user, assistant, system");
        }
        if (!(item.getValue("content") instanceof JsonArray content)) {
            throw Flaw.value("item.content", "it must be an array");
        }
        for (int i = 0; i < content.size(); i++) {
            String place = "item.content[" + i + "]";
            if (!(content.getValue(i) instanceof JsonObject part)) {
                throw Flaw.value(place, "it must be an object");
            }
            String type = Fields.text(part, "type", place + ".type");
            if (!contents.contains(type)) {
                throw Flaw.value(place + ".type", "a message of the " + role + " has no '" + type + "'");
            }
            if (type.endsWith("_text")) {
                Fields.text(part, "text", place + ".text");
            }
        }
    }

    /** What the model reads of an item. */
    static String text(JsonObject item) {
        return isOutput(item)
                ? item.getString("output")
                : item.getValue("content", "").toString();
    }
}
