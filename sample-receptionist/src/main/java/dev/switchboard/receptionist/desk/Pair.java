package dev.switchboard.receptionist.desk;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A name and a value.
 *
 * @param name the name; empty where the value is all there is
 * @param value the value
 */
record Pair(String name, String value) {

    /** The members of a JSON object; anything else is one value as it is. */
    static List<Pair> of(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            if (reader.readValue() instanceof JsonObject object) {
                List<Pair> pairs = new ArrayList<>();
                object.forEach((name, value) -> pairs.add(new Pair(name, readable(value))));
                return pairs;
            }
        } catch (JsonException | IllegalStateException e) {
            // the model wrote it, and may have written anything
        }
        return List.of(new Pair("", text));
    }

    private static String readable(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
