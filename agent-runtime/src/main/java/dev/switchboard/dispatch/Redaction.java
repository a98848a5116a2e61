package dev.switchboard.dispatch;

import dev.switchboard.api.Sensitive;
import dev.switchboard.api.ToolParam;
import dev.switchboard.catalog.ToolDescriptor;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;

/** Takes out of a tool's arguments and answers what {@link Sensitive} marks, by the names that it has in JSON. */
final class Redaction {

    static final String HIDDEN = "***";

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Set<String> names = new HashSet<>();
    private final boolean hidesAnswer;

    Redaction(ToolDescriptor tool) {
        Set<Type> seen = new HashSet<>();
        for (Parameter parameter : tool.method().getParameters()) {
            note(parameter, parameter.getName());
            look(parameter.getParameterizedType(), seen);
        }
        look(tool.method().getGenericReturnType(), seen);
        hidesAnswer = tool.method().isAnnotationPresent(Sensitive.class);
    }

    String arguments(String json) {
        return without(json);
    }

    String answer(String text) {
        return hidesAnswer ? HIDDEN : without(text);
    }

    /** Text that is no JSON has no names, and is kept where nothing is to hide. */
    private String without(String text) {
        if (names.isEmpty()) {
            return text;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return without(reader.readValue()).toString();
        } catch (JsonException | IllegalStateException e) {
            return HIDDEN;
        }
    }

    private JsonValue without(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObjectBuilder kept = JSON.createObjectBuilder();
            object.forEach((name, member) ->
                    kept.add(name, names.contains(name) ? JSON.createValue(HIDDEN) : without(member)));
            return kept.build();
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder kept = JSON.createArrayBuilder();
            array.forEach(element -> kept.add(without(element)));
            return kept.build();
        }
        return value;
    }

    private void look(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                look(argument, seen);
            }
            look(parameterized.getRawType(), seen);
        } else if (type instanceof Class<?> raw && raw.isArray()) {
            look(raw.getComponentType(), seen);
        } else if (type instanceof Class<?> raw && !raw.getName().startsWith("java")) {
            for (Field field : raw.getDeclaredFields()) {
                note(field, field.getName());
                look(field.getGenericType(), seen);
            }
            if (raw.isSealed()) {
                for (Class<?> permitted : raw.getPermittedSubclasses()) {
                    look(permitted, seen);
                }
            }
            if (raw.getGenericSuperclass() != null) {
                look(raw.getGenericSuperclass(), seen);
            }
        }
    }

    /** A record's components are fields with the components' annotations. */
    private void note(AnnotatedElement element, String name) {
        if (element.isAnnotationPresent(Sensitive.class)) {
            names.add(name);
            ToolParam param = element.getAnnotation(ToolParam.class);
            if (param != null && !param.name().isEmpty()) {
                names.add(param.name());
            }
            JsonbProperty property = element.getAnnotation(JsonbProperty.class);
            if (property != null && !property.value().isEmpty()) {
                names.add(property.value());
            }
        }
    }
}
