package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import org.jspecify.annotations.Nullable;

/** A kind of JSON value: how it is described to the model, and how it is read. Built once, then only used. */
interface ValueModel {

    /**
     * Describes the value.
     *
     * @param definitions where types that contain themselves are described
     * @return the value's JSON Schema, open for a description
     */
    JsonObjectBuilder schema(Definitions definitions);

    /**
     * Reads a value to its end.
     *
     * @param event the event that begins the value, already taken from the input
     * @param in the input, which also takes the problems
     * @return the Java value; {@code null} where there was a problem
     */
    @Nullable
    Object read(Event event, JsonInput in);

    /** What the schema has no word for, in words for the model; may be empty. */
    default String phrase() {
        return "";
    }

    /** Whether the JSON value is a text, so that a default for it is written without quotation marks. */
    default boolean isText() {
        return false;
    }
}
