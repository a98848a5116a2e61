package dev.switchboard.binding;

import org.jspecify.annotations.Nullable;

/** Writes a kind of value as JSON-B does. Built once, then only used. */
@FunctionalInterface
interface ValueWriter {

    /**
     * Writes a value.
     *
     * @param value the value, of which {@link #isNothing} is not true
     * @param out takes the JSON
     * @throws JsonbOnlyException where JSON-B must write the whole result
     */
    void write(Object value, JsonOutput out);

    /** Whether a value is none, so that a property with it is left out. */
    default boolean isNothing(@Nullable Object value) {
        return value == null;
    }

    /** Writes an element, or the value of a map's entry, which is not left out when it is nothing. */
    default void writeElement(@Nullable Object value, JsonOutput out) {
        if (isNothing(value)) {
            out.raw("null");
        } else {
            write(value, out);
        }
    }
}
