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
import dev.switchboard.call.Ignored;
import dev.switchboard.call.Note.Turn;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Reads what the service sends on the sideband. Unknown events and fields are ignored, and so is an event that cannot be
 * read: nothing that the service sends ends a call.
 */
public final class ServerEvents {

    static final Map<String, Function<JsonObject, List<CallEvent>>> READERS = Map.ofEntries(
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

    /** What the protocol has beside them, and nobody here needs. */
    static final Set<String> OTHERS = Set.of(
            "conversation.created",
            "conversation.item.created",
            "conversation.item.deleted",
            "conversation.item.done",
            "conversation.item.input_audio_transcription.delta",
            "conversation.item.input_audio_transcription.failed",
            "conversation.item.input_audio_transcription.segment",
            "input_audio_buffer.cleared",
            "input_audio_buffer.committed",
            "input_audio_buffer.timeout_triggered",
            "mcp_list_tools.completed",
            "mcp_list_tools.failed",
            "mcp_list_tools.in_progress",
            "rate_limits.updated",
            "response.content_part.added",
            "response.content_part.done",
            "response.function_call_arguments.delta",
            "response.function_call_arguments.done",
            "response.mcp_call.completed",
            "response.mcp_call.failed",
            "response.mcp_call.in_progress",
            "response.mcp_call_arguments.delta",
            "response.mcp_call_arguments.done",
            "response.output_audio.delta",
            "response.output_audio.done",
            "response.output_audio_transcript.delta",
            "response.output_item.added",
            "response.output_text.delta",
            "response.output_text.done",
            "session.created",
            "session.updated");

    private ServerEvents() {}

    /**
     * Reads one text message of the sideband.
     *
     * @param message the message
     * @param ignored hears of a message that is none of the protocol's events: why it was ignored, and what it was
     * @return what it means for the call; often nothing
     */
    public static List<CallEvent> read(String message, BiConsumer<Ignored, String> ignored) {
        String type = "of no type";
        try {
            type = type(message).orElseThrow();
            Function<JsonObject, List<CallEvent>> reader = READERS.get(type);
            if (reader == null) {
                if (!OTHERS.contains(type)) {
                    ignored.accept(Ignored.UNKNOWN_TYPE, type);
                }
                return List.of();
            }
            try (JsonReader json = Json.createReader(new StringReader(message))) {
                return reader.apply(json.readObject());
            }
        } catch (RuntimeException | StackOverflowError e) {
            ignored.accept(Ignored.MALFORMED, type + ": " + e);
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
