package dev.switchboard.dialect.realtime;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes what the sideband sends to the service. */
public final class ClientEvents {

    /** The longest id that the service takes for an item. */
    private static final int LONGEST_ITEM_ID = 32;

    private static final String OUTPUT_PREFIX = "fco_";

    private ClientEvents() {}

    /**
     * Has the model speak first.
     *
     * @param words what to say
     * @return the message
     */
    public static String greet(String words) {
        return Json.createObjectBuilder()
                .add("type", "response.create")
                .add("response", Json.createObjectBuilder().add("instructions", "Say to the user: " + words))
                .build()
                .toString();
    }

    /**
     * Has the model go on.
     *
     * @return the message
     */
    public static String continueResponse() {
        return "{\"type\":\"response.create\"}";
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
        JsonObject item = Json.createObjectBuilder()
                .add("id", outputItemId(functionCallId))
                .add("type", "function_call_output")
                .add("call_id", functionCallId)
                .add("output", output)
                .build();
        return Json.createObjectBuilder()
                .add("type", "conversation.item.create")
                .add("event_id", outputItemId(functionCallId))
                .add("item", item)
                .build()
                .toString();
    }

    static String outputItemId(String functionCallId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(functionCallId.getBytes(StandardCharsets.UTF_8));
            return OUTPUT_PREFIX
                    + HexFormat.of().formatHex(hash).substring(0, LONGEST_ITEM_ID - OUTPUT_PREFIX.length());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
