package dev.switchboard.dispatch;

import dev.switchboard.catalog.ToolParameter;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one argument with JSON-B, after a look at whether it is of the kind that the schema told the model: JSON-B alone
 * would take a number for text, and the other way round.
 */
final class ArgumentReader {

    private final Jsonb jsonb = JsonbBuilder.create();

    @Nullable
    Object read(JsonValue value, ToolParameter parameter, List<String> problems) {
        String expected = parameter.schema().getString("type", "");
        if (!isOfKind(value, expected)) {
            problems.add(parameter.name() + ": must be " + withArticle(expected) + ", but is " + kind(value));
            return null;
        }
        try {
            if (value instanceof JsonString text && parameter.type() == String.class) {
                return text.getString();
            }
            return jsonb.fromJson(value.toString(), parameter.type());
        } catch (JsonbException | IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            problems.add(parameter.name() + ": " + value + " is no " + form(parameter));
            return null;
        }
    }

    private static boolean isOfKind(JsonValue value, String type) {
        return switch (type) {
            case "string" -> value.getValueType() == ValueType.STRING;
            case "boolean" -> value.getValueType() == ValueType.TRUE || value.getValueType() == ValueType.FALSE;
            case "number" -> value.getValueType() == ValueType.NUMBER;
            case "integer" -> value instanceof JsonNumber number && isWhole(number);
            case "array" -> value.getValueType() == ValueType.ARRAY;
            case "object" -> value.getValueType() == ValueType.OBJECT;
            default -> true;
        };
    }

    /** Without expanding the number: {@code 1e999999999} would fill the memory with zeros. */
    private static boolean isWhole(JsonNumber number) {
        var decimal = number.bigDecimalValue();
        return decimal.precision() - decimal.scale() <= 20
                && decimal.stripTrailingZeros().scale() <= 0;
    }

    private static String kind(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> "text";
            case NUMBER -> "the number " + value;
            case TRUE, FALSE -> "a boolean";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NULL -> "null";
        };
    }

    private static String withArticle(String type) {
        return switch (type) {
            case "string" -> "text";
            case "integer" -> "a whole number";
            case "array", "object" -> "an " + type;
            default -> "a " + type;
        };
    }

    private static String form(ToolParameter parameter) {
        var schema = parameter.schema();
        if (schema.containsKey("enum")) {
            return "one of " + schema.get("enum");
        }
        return switch (schema.getString("format", "")) {
            case "date-time" -> "date and time with offset, such as 2030-01-31T14:00:00+01:00";
            case "date" -> "date, such as 2030-01-31";
            case "uuid" -> "UUID";
            default -> "valid value for this argument";
        };
    }
}
