package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A property of an object, or an argument of a tool.
 *
 * @param name its name in JSON
 * @param model what its value is
 * @param description what it means, in words for the model; may be empty
 * @param isRequired whether it must be given
 * @param isNillable whether its value may be {@code null} although it is required
 * @param defaultValue what it is when it is not given; {@code null} for none
 * @param absent what it is when it is not given and has no default
 * @param empty what it is when it is {@code null}, which is as good as not given where there is a default
 */
record Property(
        String name,
        ValueModel model,
        String description,
        boolean isRequired,
        boolean isNillable,
        @Nullable DefaultValue defaultValue,
        @Nullable Object absent,
        @Nullable Object empty) {

    boolean takesNull() {
        return !isRequired || isNillable;
    }

    @Nullable
    Object whenNull() {
        return defaultValue != null && !isNillable ? defaultValue.value() : empty;
    }

    @Nullable
    Object whenAbsent() {
        return defaultValue != null ? defaultValue.value() : absent;
    }

    JsonObjectBuilder schema(Definitions definitions) {
        JsonObjectBuilder schema = model.schema(definitions);
        if (isRequired && isNillable) {
            schema = JsonTexts.PROVIDER
                    .createObjectBuilder()
                    .add(
                            "anyOf",
                            JsonTexts.PROVIDER.createArrayBuilder().add(schema).add(definitions.schema("null")));
        }
        if (!description.isEmpty()) {
            schema.add("description", description);
        }
        return defaultValue == null ? schema : schema.add("default", defaultValue.json());
    }
}
