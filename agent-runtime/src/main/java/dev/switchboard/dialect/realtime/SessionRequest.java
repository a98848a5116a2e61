package dev.switchboard.dialect.realtime;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Objects;
import java.util.Optional;

/**
 * The session that an accepted call gets.
 *
 * @param model the model's name
 * @param voice the voice's name
 * @param transcriptionModel the model that writes down what the caller says; empty: nobody does
 * @param instructions what the model is told about its task
 * @param tools the functions that it may call, each as {@link #function} writes it
 */
public record SessionRequest(
        String model,
        String voice,
        Optional<String> transcriptionModel,
        Optional<String> instructions,
        JsonArray tools) {

    public SessionRequest {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(voice, "voice");
        Objects.requireNonNull(tools, "tools");
    }

    /**
     * Describes one function.
     *
     * @param name its name
     * @param description what it does
     * @param parameters the JSON Schema of its arguments
     * @return the entry of the session's {@code tools}
     */
    public static JsonObject function(String name, String description, JsonObject parameters) {
        return Json.createObjectBuilder()
                .add("type", "function")
                .add("name", name)
                .add("description", description)
                .add("parameters", parameters)
                .build();
    }

    /** {@return the body of the request that accepts a call; no audio format, which would silence a SIP leg} */
    public JsonObject json() {
        JsonObjectBuilder audio = Json.createObjectBuilder()
                .add("output", Json.createObjectBuilder().add("voice", voice));
        transcriptionModel.ifPresent(name -> audio.add(
                "input",
                Json.createObjectBuilder()
                        .add("transcription", Json.createObjectBuilder().add("model", name))));
        JsonObjectBuilder session =
                Json.createObjectBuilder().add("type", "realtime").add("model", model);
        instructions.ifPresent(text -> session.add("instructions", text));
        return session.add("audio", audio).add("tools", tools).build();
    }
}
