package dev.switchboard.dialect.realtime;

import dev.switchboard.call.ItemId;
import dev.switchboard.call.Speech;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** Writes what the sideband sends to the service. */
public final class ClientEvents {

    /** What the responses that we ask for carry in their metadata, which the service repeats. */
    static final String OCCASION = "switchboard";

    /** Before an item's id, the id of the event that asks for the item; the service names it where there is none. */
    static final String CHECK = "get_";

    private ClientEvents() {}

    /**
     * Has the model respond. What it is to say besides its task, it says and nothing else.
     *
     * @param speech what it is to say
     * @return the message
     */
    public static String respond(Speech speech) {
        String occasion = speech.occasion().name().toLowerCase(Locale.ROOT);
        JsonObjectBuilder response = Json.createObjectBuilder()
                .add("metadata", Json.createObjectBuilder().add(OCCASION, occasion));
        speech.instructions()
                .ifPresent(instructions ->
                        response.add("instructions", instructions).add("tool_choice", "none"));
        return Json.createObjectBuilder()
                .add("type", "response.create")
                .add("response", response)
                .build()
                .toString();
    }

    /**
     * Gives the model a function call's output. The item's id is derived from the function call's, so that sent twice it
     * is the same item.
     *
     * @param functionCallId the service's id of the function call
     * @param output the answer
     * @return the message
     */
    public static String output(String functionCallId, String output) {
        String itemId = ItemId.ofOutput(functionCallId);
        JsonObject item = Json.createObjectBuilder()
                .add("id", itemId)
                .add("type", "function_call_output")
                .add("call_id", functionCallId)
                .add("output", output)
                .build();
        return create(itemId, item);
    }

    /**
     * Puts a message into the conversation.
     *
     * @param itemId the id that it gets
     * @param fromCaller whether it is the caller's; otherwise it is the system's
     * @param text what it says
     * @return the message
     */
    public static String message(String itemId, boolean fromCaller, String text) {
        JsonObject item = Json.createObjectBuilder()
                .add("id", itemId)
                .add("type", "message")
                .add("role", fromCaller ? "user" : "system")
                .add(
                        "content",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "input_text")
                                        .add("text", text)))
                .build();
        return create(itemId, item);
    }

    /**
     * Asks whether the service has an item.
     *
     * @param itemId the item's id
     * @return the message
     */
    public static String check(String itemId) {
        return Json.createObjectBuilder()
                .add("type", "conversation.item.retrieve")
                .add("event_id", CHECK + itemId)
                .add("item_id", itemId)
                .build()
                .toString();
    }

    private static String create(String itemId, JsonObject item) {
        return Json.createObjectBuilder()
                .add("type", "conversation.item.create")
                .add("event_id", itemId)
                .add("item", item)
                .build()
                .toString();
    }
}
