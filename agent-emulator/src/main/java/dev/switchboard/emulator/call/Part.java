package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** One item of a response: how it begins, grows and ends. The events have no response id and index yet. */
abstract class Part {

    private static final int CHARACTERS_PER_DELTA = 12;

    /** Arguments that no model writes come in larger pieces, so that nobody waits for them for minutes. */
    private static final int MOST_DELTAS = 1000;

    final String itemId = Ids.item();
    private final List<String> deltas;
    private final StringBuilder soFar = new StringBuilder();
    private int next;

    Part(List<String> deltas) {
        this.deltas = deltas;
    }

    static Part spoken(String text) {
        return new Message(text, "output_audio", "transcript", "audio", "response.output_audio_transcript");
    }

    static Part written(String text) {
        return new Message(text, "output_text", "text", "text", "response.output_text");
    }

    static Part call(String functionCallId, String name, String arguments) {
        return new Call(functionCallId, name, arguments);
    }

    /** Whether it is heard. */
    abstract boolean isSpoken();

    /** Whether the event that tells that it is done names its predecessor, as was recorded of written lines only. */
    boolean namesPredecessor() {
        return false;
    }

    /** The item as it is now. */
    abstract JsonObject item(String status);

    abstract List<JsonObject> begun();

    abstract JsonObject grown(String delta);

    /** What tells that it is at its end, which is {@code completed} or {@code incomplete}. */
    abstract List<JsonObject> ended(String status);

    boolean hasMore() {
        return next < deltas.size();
    }

    boolean hasBegunToGrow() {
        return next > 0;
    }

    JsonObject grow() {
        String delta = deltas.get(next++);
        soFar.append(delta);
        return grown(delta).put("delta", delta).put("obfuscation", obfuscation(delta));
    }

    String soFar() {
        return soFar.toString();
    }

    int size() {
        return deltas.size();
    }

    static String obfuscation(String text) {
        return Ids.next("", Math.max(1, 16 - text.length()));
    }

    static List<String> words(String text) {
        return List.of(text.split("(?=\\s)", -1));
    }

    static List<String> slices(String text) {
        int length = Math.max(CHARACTERS_PER_DELTA, text.length() / MOST_DELTAS);
        List<String> slices = new ArrayList<>();
        for (int begin = 0, end; begin < text.length(); begin = end) {
            end = Math.min(text.length(), begin + length);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            slices.add(text.substring(begin, end));
        }
        return slices;
    }

    private static final class Message extends Part {

        private final String type;
        private final String field;
        private final String partType;
        private final String event;

        Message(String text, String type, String field, String partType, String event) {
            super(words(text));
            this.type = type;
            this.field = field;
            this.partType = partType;
            this.event = event;
        }

        @Override
        boolean isSpoken() {
            return type.equals("output_audio");
        }

        @Override
        boolean namesPredecessor() {
            return !isSpoken();
        }

        @Override
        JsonObject item(String status) {
            JsonArray content = new JsonArray();
            if (!status.equals("in_progress")) {
                content.add(new JsonObject().put("type", type).put(field, soFar()));
            }
            return new JsonObject()
                    .put("id", itemId)
                    .put("type", "message")
                    .put("status", status)
                    .put("role", "assistant")
                    .put("content", content);
        }

        @Override
        List<JsonObject> begun() {
            return List.of(of("response.content_part.added").put("part", part("")));
        }

        @Override
        JsonObject grown(String delta) {
            return of(event + ".delta");
        }

        @Override
        List<JsonObject> ended(String status) {
            List<JsonObject> events = new ArrayList<>();
            if (isSpoken()) {
                events.add(of("response.output_audio.done"));
            }
            events.add(of(event + ".done").put(field, soFar()));
            events.add(of("response.content_part.done").put("part", part(soFar())));
            return events;
        }

        private JsonObject part(String text) {
            return new JsonObject().put("type", partType).put(field, text);
        }

        private JsonObject of(String eventType) {
            return Conversation.event(eventType).put("item_id", itemId).put("content_index", 0);
        }
    }

    private static final class Call extends Part {

        private final String functionCallId;
        private final String name;

        Call(String functionCallId, String name, String arguments) {
            super(slices(arguments));
            this.functionCallId = functionCallId;
            this.name = name;
        }

        @Override
        boolean isSpoken() {
            return false;
        }

        @Override
        JsonObject item(String status) {
            return new JsonObject()
                    .put("id", itemId)
                    .put("type", "function_call")
                    .put("status", status)
                    .put("name", name)
                    .put("call_id", functionCallId)
                    .put("arguments", status.equals("in_progress") ? "" : soFar());
        }

        @Override
        List<JsonObject> begun() {
            return List.of();
        }

        @Override
        JsonObject grown(String delta) {
            return of("response.function_call_arguments.delta");
        }

        @Override
        List<JsonObject> ended(String status) {
            return List.of(of("response.function_call_arguments.done")
                    .put("name", name)
                    .put("arguments", soFar()));
        }

        private JsonObject of(String eventType) {
            return Conversation.event(eventType).put("item_id", itemId).put("call_id", functionCallId);
        }
    }
}
