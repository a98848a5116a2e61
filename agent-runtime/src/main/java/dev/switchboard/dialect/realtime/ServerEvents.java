package dev.switchboard.dialect.realtime;

import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.Noted;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import dev.switchboard.call.CallEvent.ResponseFinished;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.ResponseStarted;
import dev.switchboard.call.FunctionCall;
import dev.switchboard.call.Note.Turn;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what the service sends on the sideband. Unknown events and fields are ignored, and an event that cannot be read
 * is logged by its type and ignored: nothing that the service sends ends a call.
 */
public final class ServerEvents {

    private static final System.Logger LOG = System.getLogger(ServerEvents.class.getName());

    private static final Map<String, Function<JsonObject, List<CallEvent>>> READERS = Map.of(
            "response.created", event -> List.of(new ResponseStarted(responseId(event))),
            "response.output_item.done", ServerEvents::outputItem,
            "response.done", ServerEvents::responseDone,
            "response.output_audio_transcript.done", event -> said(Speaker.AGENT, event),
            "conversation.item.input_audio_transcription.completed", event -> said(Speaker.CALLER, event),
            "conversation.item.added", ServerEvents::itemAdded,
            "error", ServerEvents::error);

    private ServerEvents() {}

    /**
     * Reads one text message of the sideband.
     *
     * @param message the message
     * @return what it means for the call; often nothing
     */
    public static List<CallEvent> read(String message) {
        String type = "(unreadable)";
        try {
            type = type(message).orElse(type);
            Function<JsonObject, List<CallEvent>> reader = READERS.get(type);
            if (reader == null) {
                return List.of();
            }
            try (JsonReader json = Json.createReader(new StringReader(message))) {
                return reader.apply(json.readObject());
            }
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.WARNING, "ignored an event of type " + type + " that cannot be read: " + e);
            return List.of();
        }
    }

    /** The message's type, read no further than needed: most events do not matter here. */
    static Optional<String> type(String message) {
        try (JsonParser parser = Json.createParser(new StringReader(message))) {
            if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.hasNext()) {
                JsonParser.Event event = parser.next();
                if (event == JsonParser.Event.END_OBJECT) {
                    return Optional.empty();
                }
                boolean found = parser.getString().equals("type");
                JsonParser.Event value = parser.next();
                if (found && value == JsonParser.Event.VALUE_STRING) {
                    return Optional.of(parser.getString());
                }
                if (value == JsonParser.Event.START_OBJECT) {
                    parser.skipObject();
                } else if (value == JsonParser.Event.START_ARRAY) {
                    parser.skipArray();
                }
            }
            return Optional.empty();
        }
    }

    private static String responseId(JsonObject event) {
        return event.getJsonObject("response").getString("id");
    }

    private static List<CallEvent> outputItem(JsonObject event) {
        return functionCall(event.getJsonObject("item"), event.getString("response_id")).stream()
                .<CallEvent>map(FunctionCalled::new)
                .toList();
    }

    private static List<CallEvent> responseDone(JsonObject event) {
        JsonObject response = event.getJsonObject("response");
        String id = response.getString("id");
        List<CallEvent> events = new ArrayList<>();
        // named again here, for a sideband that missed them
        if (response.get("output") instanceof jakarta.json.JsonArray output) {
            for (JsonValue item : output) {
                functionCall(item.asJsonObject(), id).map(FunctionCalled::new).ifPresent(events::add);
            }
        }
        events.add(new ResponseFinished(id));
        return events;
    }

    /** Only a completed item is meant: an interrupted response ends its items too. */
    private static Optional<FunctionCall> functionCall(JsonObject item, String responseId) {
        if (!item.getString("type", "").equals("function_call")
                || !item.getString("status", "").equals("completed")) {
            return Optional.empty();
        }
        String arguments = item.getString("arguments");
        return Optional.of(new FunctionCall(
                item.getString("call_id"), responseId, item.getString("name"), arguments, CanonicalJson.of(arguments)));
    }

    private static List<CallEvent> said(Speaker speaker, JsonObject event) {
        String text = event.getString("transcript").strip();
        return text.isEmpty() ? List.of() : List.of(new Noted(new Turn(event.getString("item_id"), speaker, text)));
    }

    private static List<CallEvent> itemAdded(JsonObject event) {
        JsonObject item = event.getJsonObject("item");
        return item.getString("type", "").equals("function_call_output")
                ? List.of(new OutputAcknowledged(item.getString("call_id")))
                : List.of();
    }

    private static List<CallEvent> error(JsonObject event) {
        JsonObject error = event.getJsonObject("error");
        String code = error.get("code") instanceof JsonString text ? text.getString() : "";
        if (code.equals("conversation_already_has_active_response")) {
            return List.of(new ResponseRefused());
        }
        LOG.log(Level.WARNING, "the service reports {0}: {1}", code, error.getString("message", ""));
        return List.of();
    }
}
