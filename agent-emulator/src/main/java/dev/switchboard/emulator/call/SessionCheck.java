package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the sessions that applications ask for, in {@code accept} and in {@code session.update}. */
final class SessionCheck {

    private static final Set<String> SESSION = Set.of(
            "type",
            "audio",
            "include",
            "instructions",
            "max_output_tokens",
            "model",
            "output_modalities",
            "parallel_tool_calls",
            "prompt",
            "reasoning",
            "tool_choice",
            "tools",
            "tracing",
            "truncation");
    private static final Set<String> INPUT = Set.of("format", "noise_reduction", "transcription", "turn_detection");
    private static final Set<String> OUTPUT = Set.of("format", "voice", "speed");
    private static final Set<String> DETECTION = Set.of(
            "type",
            "create_response",
            "interrupt_response",
            "threshold",
            "prefix_padding_ms",
            "silence_duration_ms",
            "idle_timeout_ms",
            "eagerness");
    private static final Set<String> TOOL = Set.of(
            "type",
            "name",
            "description",
            "parameters",
            "server_label",
            "server_url",
            "connector_id",
            "tunnel_id",
            "authorization",
            "headers",
            "allowed_tools",
            "require_approval",
            "allowed_callers",
            "defer_loading",
            "server_description");
    private static final int MOST_TOKENS = 4096;

    private final String prefix;

    private SessionCheck(String prefix) {
        this.prefix = prefix;
    }

    /**
     * Checks a session.
     *
     * @param session what is asked for
     * @param prefix what the names of its fields begin with: {@code session.}, or nothing where they are at the top
     */
    static void check(JsonObject session, String prefix) throws Flaw {
        new SessionCheck(prefix).session(session);
    }

    private void session(JsonObject session) throws Flaw {
        if (session.getValue("type") == null) {
            throw new Flaw(
                    "missing_required_parameter", "Missing required parameter: '" + prefix + "type'.", prefix + "type");
        }
        if (!"realtime".equals(session.getValue("type"))) {
            throw Flaw.value(prefix + "type", "it must be 'realtime'");
        }
        only(session, SESSION, "");
        for (String text : new String[] {"model", "instructions"}) {
            if (session.containsKey(text)) {
                Fields.text(session, text, prefix + text);
            }
        }
        if (session.containsKey("output_modalities")) {
            writes(session.getValue("output_modalities"), prefix + "output_modalities");
        }
        if (session.containsKey("max_output_tokens")) {
            checkTokens(session.getValue("max_output_tokens"), prefix + "max_output_tokens");
        }
        if (session.containsKey("tools")) {
            tools(session.getValue("tools"));
        }
        if (session.containsKey("audio")) {
            audio(object(session.getValue("audio"), "audio"));
        }
    }

    private void tools(@Nullable Object value) throws Flaw {
        if (!(value instanceof JsonArray tools)) {
            throw Flaw.value(prefix + "tools", "it must be an array");
        }
        for (int i = 0; i < tools.size(); i++) {
            String place = "tools[" + i + "]";
            JsonObject tool = object(tools.getValue(i), place);
            only(tool, TOOL, place);
            String type = Fields.text(tool, "type", prefix + place + ".type");
            if (type.equals("function")) {
                String name = Fields.text(tool, "name", prefix + place + ".name");
                if (!name.matches("[a-zA-Z0-9_-]{1,64}")) {
                    throw Flaw.value(prefix + place + ".name", "it must be 1 to 64 of a-z, A-Z, 0-9, _ and -");
                }
                if (tool.getValue("parameters") != null) {
                    object(tool.getValue("parameters"), place + ".parameters");
                }
            } else if (type.equals("mcp")) {
                Fields.text(tool, "server_label", prefix + place + ".server_label");
            } else {
                throw Flaw.value(prefix + place + ".type", "it must be 'function' or 'mcp'");
            }
        }
    }

    private void audio(JsonObject audio) throws Flaw {
        only(audio, Set.of("input", "output"), "audio");
        if (audio.containsKey("input")) {
            JsonObject input = object(audio.getValue("input"), "audio.input");
            only(input, INPUT, "audio.input");
            for (String name : INPUT) {
                nullableObject(input, name, "audio.input." + name);
            }
            if (input.getValue("turn_detection") instanceof JsonObject detection) {
                turnDetection(detection);
            }
        }
        if (audio.containsKey("output")) {
            JsonObject output = object(audio.getValue("output"), "audio.output");
            only(output, OUTPUT, "audio.output");
            nullableObject(output, "format", "audio.output.format");
            Object speed = output.getValue("speed");
            if (speed != null
                    && !(speed instanceof Number number
                            && number.doubleValue() >= 0.25
                            && number.doubleValue() <= 1.5)) {
                throw Flaw.value(prefix + "audio.output.speed", "it must be from 0.25 to 1.5");
            }
        }
    }

    private void turnDetection(JsonObject detection) throws Flaw {
        String place = "audio.input.turn_detection";
        only(detection, DETECTION, place);
        Object type = detection.getValue("type", "server_vad");
        if (!"server_vad".equals(type) && !"semantic_vad".equals(type)) {
            throw Flaw.value(prefix + place + ".type", "it must be 'server_vad' or 'semantic_vad'");
        }
        for (String flag : new String[] {"create_response", "interrupt_response"}) {
            if (detection.containsKey(flag) && !(detection.getValue(flag) instanceof Boolean)) {
                throw Flaw.value(prefix + place + "." + flag, "it must be true or false");
            }
        }
        Object silence = detection.getValue("silence_duration_ms");
        if (silence != null && !(silence instanceof Integer)) {
            throw Flaw.value(prefix + place + ".silence_duration_ms", "it must be a whole number");
        }
        Object idle = detection.getValue("idle_timeout_ms");
        if (idle == null) {
            return;
        }
        if (!"server_vad".equals(type) || !(idle instanceof Integer millis) || millis < 5000 || millis > 30_000) {
            throw Flaw.value(prefix + place + ".idle_timeout_ms", "it must be 5000 to 30000, and only with server_vad");
        }
    }

    private void nullableObject(JsonObject parent, String name, String place) throws Flaw {
        if (parent.getValue(name) != null) {
            object(parent.getValue(name), place);
        }
    }

    private JsonObject object(@Nullable Object value, String place) throws Flaw {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw Flaw.value(prefix + place, "it must be an object");
    }

    private void only(JsonObject object, Set<String> names, String place) throws Flaw {
        String path = prefix + place;
        Fields.only(object, names, path.endsWith(".") ? path.substring(0, path.length() - 1) : path);
    }

    /** Whether modalities mean written answers. */
    static boolean writes(@Nullable Object modalities, String param) throws Flaw {
        if (modalities instanceof JsonArray list
                && list.size() == 1
                && ("text".equals(list.getValue(0)) || "audio".equals(list.getValue(0)))) {
            return "text".equals(list.getValue(0));
        }
        throw Flaw.value(param, "it must be ['text'] or ['audio']");
    }

    static void checkTokens(@Nullable Object most, String param) throws Flaw {
        boolean known = "inf".equals(most) || (most instanceof Integer tokens && tokens >= 1 && tokens <= MOST_TOKENS);
        if (!known) {
            throw Flaw.value(param, "it must be 1 to " + MOST_TOKENS + " or 'inf'");
        }
    }
}
