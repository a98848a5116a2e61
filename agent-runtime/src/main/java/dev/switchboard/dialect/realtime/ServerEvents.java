package dev.switchboard.dialect.realtime;

import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallEvent.CallerStarted;
import dev.switchboard.call.CallEvent.CallerStopped;
import dev.switchboard.call.CallEvent.KeyPressed;
import dev.switchboard.call.CallEvent.Noted;
import dev.switchboard.call.CallEvent.PlaybackCut;
import dev.switchboard.call.CallEvent.PlaybackEnded;
import dev.switchboard.call.CallEvent.PlaybackStarted;
import dev.switchboard.call.Note.Turn;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.lang.System.Logger.Level;
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

    private static final Map<String, Function<JsonObject, List<CallEvent>>> READERS = Map.ofEntries(
            Map.entry("response.created", ResponseEvents::created),
            Map.entry("response.output_item.done", ResponseEvents::outputItem),
            Map.entry("response.done", ResponseEvents::done),
            Map.entry("response.output_audio_transcript.done", event -> said(Speaker.AGENT, event)),
            Map.entry("conversation.item.input_audio_transcription.completed", event -> said(Speaker.CALLER, event)),
            Map.entry("conversation.item.added", ItemEvents::acknowledged),
            Map.entry("conversation.item.retrieved", ItemEvents::acknowledged),
            Map.entry("conversation.item.truncated", ItemEvents::truncated),
            Map.entry("input_audio_buffer.speech_started", event -> List.of(new CallerStarted())),
            Map.entry("input_audio_buffer.speech_stopped", event -> List.of(new CallerStopped())),
            Map.entry(
                    "input_audio_buffer.dtmf_event_received",
                    event -> List.of(new KeyPressed(event.getString("event")))),
            Map.entry(
                    "output_audio_buffer.started",
                    event -> List.of(new PlaybackStarted(event.getString("response_id")))),
            Map.entry(
                    "output_audio_buffer.stopped", event -> List.of(new PlaybackEnded(event.getString("response_id")))),
            Map.entry("output_audio_buffer.cleared", event -> List.of(new PlaybackCut(event.getString("response_id")))),
            Map.entry("error", ErrorEvents::error));

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

    /**
     * A function call's arguments in a form in which equal arguments are equal text.
     *
     * @param arguments as the model wrote them
     * @return the canonical form; of what is no JSON, the text itself
     */
    public static String canonical(String arguments) {
        return CanonicalJson.of(arguments);
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

    private static List<CallEvent> said(Speaker speaker, JsonObject event) {
        String text = event.getString("transcript").strip();
        return text.isEmpty() ? List.of() : List.of(new Noted(new Turn(event.getString("item_id"), speaker, text)));
    }
}
