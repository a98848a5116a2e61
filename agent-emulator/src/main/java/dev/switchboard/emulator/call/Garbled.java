package dev.switchboard.emulator.call;

import dev.switchboard.emulator.fault.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Events that nobody expects. */
final class Garbled {

    private Garbled() {}

    static JsonObject unknownType() {
        return Conversation.event("response.thought.delta")
                .put("thought", new JsonObject().put("depth", 3).put("words", new JsonArray().add("hm")));
    }

    static JsonObject error(Fault fault) {
        return Conversation.event("error")
                .put(
                        "error",
                        new JsonObject()
                                .put("type", "server_error")
                                .put("code", fault.code())
                                .put("message", "The server had an error while processing your request.")
                                .putNull("param")
                                .putNull("event_id"));
    }

    /** An event with fields of a later version of the service, or with a very long one. */
    static JsonObject withFields(JsonObject event, Fault fault) {
        if (fault.kind() == Fault.Kind.EVENT_HUGE) {
            return event.copy().put("padding", "x".repeat(fault.count()));
        }
        JsonObject garbled = event.copy().put("mood", "calm").put("trace", new JsonObject().putNull("parent"));
        for (String inner : new String[] {"item", "response", "session", "part"}) {
            if (garbled.getValue(inner) instanceof JsonObject object) {
                object.put("mood", new JsonArray().add(1).add("two"));
            }
        }
        return garbled;
    }
}
