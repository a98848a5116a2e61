package dev.switchboard.telephony;

import dev.switchboard.api.SipHeader;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The webhook {@code realtime.call.incoming}.
 *
 * @param callId the service's id of the call
 * @param headers the INVITE's headers that the service passed on, in their order
 */
record IncomingCallWebhook(String callId, List<SipHeader> headers) {

    private static final String TYPE = "realtime.call.incoming";
    private static final int LONGEST_CALL_ID = 128;

    /**
     * Reads a webhook's body.
     *
     * @param body the body
     * @return the call that it announces; empty for every other type of webhook
     * @throws MalformedWebhookException when it is not JSON, or announces a call without saying which
     */
    static Optional<IncomingCallWebhook> read(String body) throws MalformedWebhookException {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject event = reader.readObject();
            return event.getString("type").equals(TYPE)
                    ? Optional.of(call(event.getJsonObject("data")))
                    : Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            throw new MalformedWebhookException("the body is no webhook event: " + e.getMessage());
        }
    }

    private static IncomingCallWebhook call(JsonObject data) throws MalformedWebhookException {
        String id = data.getString("call_id");
        if (id.isBlank() || id.length() > LONGEST_CALL_ID) {
            throw new MalformedWebhookException("call_id must have 1 to " + LONGEST_CALL_ID + " characters");
        }
        List<SipHeader> headers = new ArrayList<>();
        if (data.containsKey("sip_headers")) {
            for (JsonValue value : data.getJsonArray("sip_headers")) {
                JsonObject header = value.asJsonObject();
                headers.add(new SipHeader(header.getString("name"), header.getString("value")));
            }
        }
        return new IncomingCallWebhook(id, headers);
    }
}
