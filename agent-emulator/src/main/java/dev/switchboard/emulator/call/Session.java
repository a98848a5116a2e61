package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The session of a call: what the application asked for over the service's defaults. */
final class Session {

    private static final Duration LONGEST = Duration.ofMinutes(60);
    private static final Duration USUAL_SILENCE = Duration.ofMillis(200);

    private final JsonObject session;

    Session(JsonObject requested) {
        session = new JsonObject()
                .put("type", "realtime")
                .put("object", "realtime.session")
                .put("id", Ids.next("sess_", 21))
                .put("model", "gpt-realtime")
                .put("output_modalities", new JsonArray().add("audio"))
                .put("instructions", "")
                .put("tools", new JsonArray())
                .put("tool_choice", "auto")
                .put("max_output_tokens", "inf")
                .putNull("tracing")
                .put("truncation", "auto")
                .putNull("prompt")
                .put("expires_at", Instant.now().plus(LONGEST).getEpochSecond())
                .put("audio", audio())
                .putNull("include");
        update(requested);
    }

    private static JsonObject audio() {
        JsonObject format = new JsonObject().put("type", "audio/pcmu");
        return new JsonObject()
                .put(
                        "input",
                        new JsonObject()
                                .put("format", format)
                                .putNull("transcription")
                                .putNull("noise_reduction")
                                .put(
                                        "turn_detection",
                                        new JsonObject()
                                                .put("type", "server_vad")
                                                .put("threshold", 0.5)
                                                .put("prefix_padding_ms", 300)
                                                .put("silence_duration_ms", USUAL_SILENCE.toMillis())
                                                .putNull("idle_timeout_ms")
                                                .put("create_response", true)
                                                .put("interrupt_response", true)))
                .put(
                        "output",
                        new JsonObject()
                                .put("format", format.copy())
                                .put("voice", "alloy")
                                .put("speed", 1.0));
    }

    void update(JsonObject requested) {
        session.mergeIn(requested, true);
    }

    JsonObject json() {
        return session.copy();
    }

    String model() {
        return session.getString("model");
    }

    JsonObject responseAudio() {
        JsonObject output = session.getJsonObject("audio").getJsonObject("output");
        JsonObject format = output.getJsonObject("format");
        return new JsonObject()
                .put(
                        "output",
                        new JsonObject()
                                .put("format", format == null ? null : format.copy())
                                .put("voice", output.getValue("voice")));
    }

    boolean transcribes() {
        return session.getJsonObject("audio").getJsonObject("input").getJsonObject("transcription") != null;
    }

    List<String> toolNames() {
        return session.getJsonArray("tools").stream()
                .map(JsonObject.class::cast)
                .map(tool -> tool.getString("name", ""))
                .toList();
    }

    /** What is wrong with a session that an application asks for, if anything. */
    static Optional<String> flaw(JsonObject requested) {
        if (!"realtime".equals(requested.getValue("type"))) {
            return Optional.of("Missing required parameter: 'type'. It must be 'realtime'.");
        }
        try {
            Session session = new Session(requested);
            session.toolNames();
            session.transcribes();
            session.model();
            session.responseAudio();
            return Optional.empty();
        } catch (ClassCastException | NullPointerException e) {
            return Optional.of("The session has a value of a wrong type.");
        }
    }
}
