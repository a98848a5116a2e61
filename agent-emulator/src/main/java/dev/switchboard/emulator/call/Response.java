package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One response of the model, from {@code response.created} to {@code response.done}, in the order of the recorded
 * traffic.
 */
final class Response {

    private static final int TOKENS_PER_WORD = 2;
    private static final int CHARACTERS_PER_DELTA = 12;

    private final String id = Ids.response();
    private final Session session;
    private final Conversation conversation;
    private final List<JsonObject> events = new ArrayList<>();
    private final JsonArray output = new JsonArray();
    private int words;

    Response(Session session, Conversation conversation) {
        this.session = session;
        this.conversation = conversation;
        events.add(Conversation.event("response.created").put("response", json("in_progress")));
    }

    String id() {
        return id;
    }

    /** Speaks a line. */
    void say(String text) {
        JsonObject item = new JsonObject()
                .put("id", Ids.item())
                .put("type", "message")
                .put("status", "in_progress")
                .put("role", "assistant")
                .put("content", new JsonArray());
        begin(item);
        JsonObject place = place(item).put("content_index", 0);
        events.add(of("response.content_part.added", place)
                .put("part", new JsonObject().put("type", "audio").put("transcript", "")));
        for (String word : text.split("(?=\\s)", -1)) {
            events.add(of("response.output_audio_transcript.delta", place)
                    .put("delta", word)
                    .put("obfuscation", obfuscation(word)));
            words++;
        }
        if (words > 0
                && events.stream().noneMatch(event -> "output_audio_buffer.started".equals(event.getString("type")))) {
            events.add(playback("output_audio_buffer.started"));
        }
        events.add(of("response.output_audio.done", place));
        events.add(of("response.output_audio_transcript.done", place).put("transcript", text));
        events.add(of("response.content_part.done", place)
                .put("part", new JsonObject().put("type", "audio").put("transcript", text)));
        end(item.copy()
                .put("status", "completed")
                .put(
                        "content",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("type", "output_audio")
                                        .put("transcript", text))));
    }

    /** Calls a function. */
    void call(String functionCallId, String name, String arguments) {
        JsonObject item = new JsonObject()
                .put("id", Ids.item())
                .put("type", "function_call")
                .put("status", "in_progress")
                .put("name", name)
                .put("call_id", functionCallId)
                .put("arguments", "");
        begin(item);
        JsonObject place = place(item).put("call_id", functionCallId);
        for (int begin = 0, end; begin < arguments.length(); begin = end) {
            end = Math.min(arguments.length(), begin + CHARACTERS_PER_DELTA);
            if (end < arguments.length() && Character.isHighSurrogate(arguments.charAt(end - 1))) {
                end++;
            }
            String part = arguments.substring(begin, end);
            events.add(of("response.function_call_arguments.delta", place)
                    .put("delta", part)
                    .put("obfuscation", obfuscation(part)));
        }
        events.add(of("response.function_call_arguments.done", place)
                .put("name", name)
                .put("arguments", arguments));
        end(item.copy().put("status", "completed").put("arguments", arguments));
    }

    private void begin(JsonObject item) {
        events.add(of("response.output_item.added", new JsonObject())
                .put("output_index", output.size())
                .put("item", item.copy()));
        events.add(conversation.add(item));
    }

    private void end(JsonObject item) {
        events.add(conversation.done(item, null));
        events.add(of("response.output_item.done", new JsonObject())
                .put("output_index", output.size())
                .put("item", item.copy()));
        output.add(item.copy());
    }

    /** Everything up to {@code response.done}; the response is generated, not heard. */
    List<JsonObject> generated() {
        List<JsonObject> all = new ArrayList<>(events);
        all.add(Conversation.event("response.done").put("response", json("completed")));
        all.add(Conversation.event("rate_limits.updated")
                .put(
                        "rate_limits",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("name", "tokens")
                                        .put("limit", 15_000_000)
                                        .put("remaining", 14_999_000)
                                        .put("reset_seconds", 0.002))));
        return all;
    }

    /** How many words are to be heard. */
    int words() {
        return words;
    }

    JsonObject playback(String type) {
        return new JsonObject()
                .put("type", type)
                .put("event_id", Ids.next("event_", 16).toLowerCase(java.util.Locale.ROOT))
                .put("response_id", id);
    }

    private JsonObject of(String type, JsonObject place) {
        return Conversation.event(type).put("response_id", id).mergeIn(place);
    }

    private JsonObject place(JsonObject item) {
        return new JsonObject().put("item_id", item.getString("id")).put("output_index", output.size());
    }

    private static String obfuscation(String text) {
        return Ids.next("", Math.max(1, 16 - text.length()));
    }

    private JsonObject json(String status) {
        boolean done = status.equals("completed");
        return new JsonObject()
                .put("object", "realtime.response")
                .put("id", id)
                .put("status", status)
                .put("status_details", (Object) null)
                .put("output", output.copy())
                .put("conversation_id", conversation.id())
                .put("output_modalities", new JsonArray().add("audio"))
                .put("max_output_tokens", "inf")
                .put("audio", session.responseAudio())
                .put("usage", done ? usage() : null)
                .put("metadata", (Object) null);
    }

    private @Nullable JsonObject usage() {
        int spoken = words * TOKENS_PER_WORD;
        int written = output.size() * TOKENS_PER_WORD;
        return new JsonObject()
                .put("total_tokens", 60 + spoken + written)
                .put("input_tokens", 60)
                .put("output_tokens", spoken + written)
                .put(
                        "input_token_details",
                        new JsonObject()
                                .put("text_tokens", 40)
                                .put("audio_tokens", 20)
                                .put("image_tokens", 0)
                                .put("cached_tokens", 0)
                                .put(
                                        "cached_tokens_details",
                                        new JsonObject()
                                                .put("text_tokens", 0)
                                                .put("audio_tokens", 0)
                                                .put("image_tokens", 0)))
                .put(
                        "output_token_details",
                        new JsonObject().put("text_tokens", written).put("audio_tokens", spoken));
    }
}
