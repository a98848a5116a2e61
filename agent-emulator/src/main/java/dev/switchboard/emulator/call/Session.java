package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The session of a call: what the application asked for over the service's defaults. */
final class Session {

    static final Duration LONGEST = Duration.ofMinutes(60);
    private static final Duration USUAL_SILENCE = Duration.ofMillis(200);

    private final AudioClock audio;
    private final JsonObject session;

    /**
     * @param requested what the application asks for, which is {@linkplain SessionCheck checked}
     * @param audio the call's audio
     */
    Session(JsonObject requested, AudioClock audio) {
        this.audio = audio;
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
                .put("audio", audioDefaults())
                .putNull("include");
        merge(requested);
    }

    private static JsonObject audioDefaults() {
        JsonObject format = new JsonObject().put("type", "audio/pcmu");
        return new JsonObject()
                .put(
                        "input",
                        new JsonObject()
                                .put("format", format)
                                .putNull("transcription")
                                .putNull("noise_reduction")
                                .put("turn_detection", turnDetection()))
                .put(
                        "output",
                        new JsonObject()
                                .put("format", format.copy())
                                .put("voice", "alloy")
                                .put("speed", 1.0));
    }

    private static JsonObject turnDetection() {
        return new JsonObject()
                .put("type", "server_vad")
                .put("threshold", 0.5)
                .put("prefix_padding_ms", 300)
                .put("silence_duration_ms", USUAL_SILENCE.toMillis())
                .putNull("idle_timeout_ms")
                .put("create_response", true)
                .put("interrupt_response", true);
    }

    private static JsonObject semantic() {
        return new JsonObject()
                .put("type", "semantic_vad")
                .put("eagerness", "auto")
                .put("create_response", true)
                .put("interrupt_response", true);
    }

    /**
     * Changes what an update mentions.
     *
     * @param requested the update, which is {@linkplain SessionCheck checked}
     * @param voiceHeard whether the caller has heard the agent's voice
     */
    void update(JsonObject requested, boolean voiceHeard) throws Flaw {
        Object model = requested.getValue("model");
        if (model != null && !model.equals(session.getValue("model"))) {
            throw new Flaw("cannot_update_model", "Cannot update a conversation's model.", "session.model");
        }
        Object tracing = requested.getValue("tracing");
        if (tracing != null && session.getValue("tracing") != null && !tracing.equals(session.getValue("tracing"))) {
            throw new Flaw(
                    "cannot_update_tracing",
                    "Cannot update a conversation's tracing once it is set.",
                    "session.tracing");
        }
        Object voice = requested
                .getJsonObject("audio", new JsonObject())
                .getJsonObject("output", new JsonObject())
                .getValue("voice");
        if (voice != null && voiceHeard && !voice.equals(output().getValue("voice"))) {
            throw new Flaw(
                    "cannot_update_voice",
                    "Cannot update a conversation's voice if assistant audio is present.",
                    "session.audio.output.voice");
        }
        merge(requested);
    }

    private void merge(JsonObject requested) {
        JsonObject input = session.getJsonObject("audio").getJsonObject("input");
        JsonObject asked = requested.getJsonObject("audio", new JsonObject()).getJsonObject("input", new JsonObject());
        if (asked.getValue("turn_detection") instanceof JsonObject detection) {
            JsonObject known = input.getJsonObject("turn_detection");
            String type = detection.getString("type", known == null ? "server_vad" : known.getString("type"));
            if (known == null || !type.equals(known.getString("type"))) {
                input.put("turn_detection", type.equals("semantic_vad") ? semantic() : turnDetection());
            }
        }
        if (asked.getValue("transcription") instanceof JsonObject && input.getValue("transcription") == null) {
            input.put(
                    "transcription",
                    new JsonObject().putNull("model").putNull("language").putNull("prompt"));
        }
        session.mergeIn(requested, true);
    }

    JsonObject json() {
        return session.copy();
    }

    AudioClock audio() {
        return audio;
    }

    String model() {
        return session.getString("model");
    }

    String instructions() {
        return session.getString("instructions", "");
    }

    Object maxOutputTokens() {
        return session.getValue("max_output_tokens");
    }

    /** Whether answers are written, not spoken. */
    boolean writes() {
        return session.getJsonArray("output_modalities").contains("text");
    }

    private JsonObject input() {
        return session.getJsonObject("audio").getJsonObject("input");
    }

    private JsonObject output() {
        return session.getJsonObject("audio").getJsonObject("output");
    }

    JsonObject responseAudio() {
        JsonObject format = output().getJsonObject("format");
        return new JsonObject()
                .put(
                        "output",
                        new JsonObject()
                                .put("format", format == null ? null : format.copy())
                                .put("voice", output().getValue("voice")));
    }

    boolean transcribes() {
        return input().getJsonObject("transcription") != null;
    }

    /** Whether the words become known by who says them, as one model does. */
    boolean tellsSpeakers() {
        JsonObject transcription = input().getJsonObject("transcription");
        return transcription != null && "gpt-4o-transcribe-diarize".equals(transcription.getString("model"));
    }

    private Optional<JsonObject> detection() {
        return Optional.ofNullable(input().getJsonObject("turn_detection"));
    }

    boolean detectsTurns() {
        return detection().isPresent();
    }

    /** Whether the model answers what the caller says of its own accord. */
    boolean createsResponses() {
        return detection().map(vad -> vad.getBoolean("create_response", true)).orElse(false);
    }

    /** Whether a caller who speaks cuts the agent short. */
    boolean interrupts() {
        return detection()
                .map(vad -> vad.getBoolean("interrupt_response", true))
                .orElse(false);
    }

    /** How long the caller may be silent before the model speaks. */
    Optional<Duration> idleTimeout() {
        return detection().map(vad -> vad.getInteger("idle_timeout_ms")).map(Duration::ofMillis);
    }

    /** How long the service waits for more before it takes a turn for finished. */
    Duration silence() {
        return detection()
                .map(vad -> vad.getInteger("silence_duration_ms"))
                .map(Duration::ofMillis)
                .orElse(USUAL_SILENCE);
    }

    List<JsonObject> mcpServers() {
        return session.getJsonArray("tools").stream()
                .map(JsonObject.class::cast)
                .filter(tool -> "mcp".equals(tool.getString("type")))
                .toList();
    }

    List<String> toolNames() {
        return session.getJsonArray("tools").stream()
                .map(JsonObject.class::cast)
                .filter(tool -> "function".equals(tool.getString("type")))
                .map(tool -> tool.getString("name"))
                .toList();
    }
}
