package dev.switchboard.catalog;

import dev.switchboard.api.ToolParam;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes the JSON Schema of a parameter from its Java type and its Jakarta Validation constraints. Compact, since every
 * word of it is paid for on every call.
 */
final class SchemaWriter {

    static final JsonObject NOTHING = JsonValue.EMPTY_JSON_OBJECT;

    /** Longer text than this is no argument of a telephone call; it bounds what a tool must be able to store. */
    private static final int LONGEST_TEXT = 4000;

    private static final Map<Class<?>, String> FORMATS = Map.of(
            OffsetDateTime.class, "date-time",
            LocalDate.class, "date",
            UUID.class, "uuid");

    private static final Map<Class<?>, String> PATTERNS = Map.of(
            LocalTime.class, "^\\d{2}:\\d{2}(:\\d{2})?$",
            LocalDateTime.class, "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$");

    private static final List<Class<?>> INTEGERS = List.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            short.class,
            Short.class,
            byte.class,
            Byte.class,
            BigInteger.class);

    private static final List<Class<?>> NUMBERS =
            List.of(double.class, Double.class, float.class, Float.class, BigDecimal.class);

    private SchemaWriter() {}

    /** The schema of all arguments of a tool. */
    static JsonObject object(List<ToolParameter> parameters) {
        JsonObjectBuilder properties = Json.createObjectBuilder();
        JsonArrayBuilder required = Json.createArrayBuilder();
        for (ToolParameter parameter : parameters) {
            properties.add(parameter.name(), parameter.schema());
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        return object(properties, required);
    }

    static JsonObject described(JsonObject schema, String description) {
        return description.isEmpty()
                ? schema
                : Json.createObjectBuilder(schema)
                        .add("description", description)
                        .build();
    }

    /** The schema of one value, with the constraints of the element that declares it. */
    static JsonObject of(Type type, AnnotatedElement declaration) {
        return of(type, declaration, new ArrayList<>());
    }

    private static JsonObject of(Type type, AnnotatedElement declaration, List<Class<?>> enclosing) {
        if (type instanceof ParameterizedType list && List.class.equals(list.getRawType())) {
            Type element = list.getActualTypeArguments()[0];
            JsonObjectBuilder array = Json.createObjectBuilder()
                    .add("type", "array")
                    .add("items", of(element, NO_CONSTRAINTS, enclosing));
            Size size = declaration.getAnnotation(Size.class);
            if (size != null && size.min() > 0) {
                array.add("minItems", size.min());
            }
            if (size != null && size.max() < Integer.MAX_VALUE) {
                array.add("maxItems", size.max());
            }
            return array.build();
        }
        if (!(type instanceof Class<?> simple)) {
            throw new UnsupportedTypeException("type " + type.getTypeName()
                    + " is not supported. Use a simple type, an enum, a record or a List of those.");
        }
        if (simple.isRecord()) {
            return record(simple, enclosing);
        }
        return simple(simple, declaration);
    }

    private static JsonObject record(Class<?> type, List<Class<?>> enclosing) {
        if (enclosing.contains(type)) {
            throw new UnsupportedTypeException(
                    "record " + type.getName() + " contains itself, which is not supported.");
        }
        List<Class<?>> inside = new ArrayList<>(enclosing);
        inside.add(type);
        JsonObjectBuilder properties = Json.createObjectBuilder();
        JsonArrayBuilder required = Json.createArrayBuilder();
        for (RecordComponent component : type.getRecordComponents()) {
            ToolParam param = component.getAnnotation(ToolParam.class);
            // the accessor carries the constraints, whose annotations know no record components
            JsonObject schema = of(component.getGenericType(), component.getAccessor(), inside);
            properties.add(component.getName(), described(schema, param == null ? "" : param.value()));
            if (param == null || param.required()) {
                required.add(component.getName());
            }
        }
        return object(properties, required);
    }

    private static JsonObject object(JsonObjectBuilder properties, JsonArrayBuilder required) {
        return Json.createObjectBuilder()
                .add("type", "object")
                .add("properties", properties)
                .add("required", required)
                .add("additionalProperties", false)
                .build();
    }

    private static JsonObject simple(Class<?> type, AnnotatedElement declaration) {
        JsonObjectBuilder schema = Json.createObjectBuilder();
        if (type == boolean.class || type == Boolean.class) {
            return schema.add("type", "boolean").build();
        }
        if (INTEGERS.contains(type) || NUMBERS.contains(type)) {
            return number(schema.add("type", INTEGERS.contains(type) ? "integer" : "number"), declaration);
        }
        schema.add("type", "string");
        if (type == String.class) {
            return text(schema, declaration);
        }
        if (type.isEnum()) {
            JsonArrayBuilder values = Json.createArrayBuilder();
            for (Object constant : type.getEnumConstants()) {
                values.add(((Enum<?>) constant).name());
            }
            return schema.add("enum", values).build();
        }
        if (FORMATS.containsKey(type)) {
            return schema.add("format", FORMATS.get(type)).build();
        }
        if (PATTERNS.containsKey(type)) {
            return schema.add("pattern", PATTERNS.get(type)).build();
        }
        throw new UnsupportedTypeException("type " + type.getName()
                + " is not supported. Use a simple type, an enum, a record or a List of those.");
    }

    private static JsonObject number(JsonObjectBuilder schema, AnnotatedElement declaration) {
        Min min = declaration.getAnnotation(Min.class);
        Max max = declaration.getAnnotation(Max.class);
        if (min != null) {
            schema.add("minimum", min.value());
        }
        if (max != null) {
            schema.add("maximum", max.value());
        }
        return schema.build();
    }

    private static JsonObject text(JsonObjectBuilder schema, AnnotatedElement declaration) {
        Size size = declaration.getAnnotation(Size.class);
        Pattern pattern = declaration.getAnnotation(Pattern.class);
        int min = size == null ? 0 : size.min();
        if (declaration.isAnnotationPresent(NotBlank.class)) {
            min = Math.max(min, 1);
        }
        if (min > 0) {
            schema.add("minLength", min);
        }
        schema.add("maxLength", size == null ? LONGEST_TEXT : Math.min(size.max(), LONGEST_TEXT));
        if (pattern != null) {
            schema.add("pattern", pattern.regexp());
        }
        return schema.build();
    }

    private static final AnnotatedElement NO_CONSTRAINTS = Object.class;
}
