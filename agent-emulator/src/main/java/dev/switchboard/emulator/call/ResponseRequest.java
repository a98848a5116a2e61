package dev.switchboard.emulator.call;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code response.create} asks for, over what the session says.
 *
 * @param apart whether it is beside the conversation
 * @param text whether the answer is written, not spoken
 * @param instructions what the model shall do, or null
 * @param maxOutputTokens a number or {@code inf}
 * @param metadata what comes back in the response, or null
 */
record ResponseRequest(
        boolean apart,
        boolean text,
        @Nullable String instructions,
        Object maxOutputTokens,
        @Nullable JsonObject metadata) {

    private static final Set<String> KEYS = Set.of(
            "audio",
            "conversation",
            "input",
            "instructions",
            "max_output_tokens",
            "metadata",
            "output_modalities",
            "parallel_tool_calls",
            "prompt",
            "reasoning",
            "tool_choice",
            "tools");
    private static final String SAY = "Say to the user:";

    /** What the model does of its own accord. */
    static ResponseRequest ofSession(Session session) {
        return new ResponseRequest(false, session.writes(), null, session.maxOutputTokens(), null);
    }

    static ResponseRequest of(JsonObject event, Session session) throws Flaw {
        if (event.getValue("response") == null) {
            return ofSession(session);
        }
        JsonObject response = Fields.object(event, "response", "response");
        Fields.only(response, KEYS, "response");
        String conversation = Fields.optionalText(response, "conversation", "response.conversation");
        boolean text = session.writes();
        if (response.getValue("output_modalities") != null) {
            text = SessionCheck.writes(response.getValue("output_modalities"), "response.output_modalities");
        }
        for (String list : new String[] {"input", "tools"}) {
            if (response.getValue(list) != null && !(response.getValue(list) instanceof JsonArray)) {
                throw Flaw.value("response." + list, "it must be an array");
            }
        }
        Object most = response.getValue("max_output_tokens");
        if (most != null) {
            SessionCheck.checkTokens(most, "response.max_output_tokens");
        }
        return new ResponseRequest(
                "none".equals(conversation),
                text,
                Fields.optionalText(response, "instructions", "response.instructions"),
                most == null ? session.maxOutputTokens() : most,
                response.getValue("metadata") == null
                        ? null
                        : Fields.object(response, "metadata", "response.metadata"));
    }

    /** The words that the agent is told to say, if that is what the instructions are. */
    Optional<String> words() {
        return Optional.ofNullable(instructions)
                .filter(told -> told.startsWith(SAY))
                .map(told -> told.substring(SAY.length()).strip());
    }

    /** The words of a greeting, which may be meant without saying so. */
    Optional<String> greeting() {
        return words().or(() -> Optional.ofNullable(instructions));
    }
}
