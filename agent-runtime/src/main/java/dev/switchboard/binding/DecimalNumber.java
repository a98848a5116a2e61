package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A number that need not be whole. */
record DecimalNumber(Function<BigDecimal, Object> convert, Constraints constraints) implements ValueModel {

    static @Nullable DecimalNumber of(Class<?> type, Constraints constraints) {
        if (type == BigDecimal.class) {
            return new DecimalNumber(number -> number, constraints);
        }
        if (type == double.class || type == Double.class) {
            return new DecimalNumber(BigDecimal::doubleValue, constraints);
        }
        if (type == float.class || type == Float.class) {
            return new DecimalNumber(BigDecimal::floatValue, constraints);
        }
        return null;
    }

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return constraints.number(definitions.schema("number"));
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        if (event != Event.VALUE_NUMBER) {
            return in.mismatch("a number", event);
        }
        BigDecimal number = Numbers.decimal(in);
        if (number == null) {
            return null;
        }
        Object value = convert.apply(number);
        if (isInfinite(value)) {
            in.problems().add("is too large a number");
            return null;
        }
        return value;
    }

    private static boolean isInfinite(Object value) {
        return (value instanceof Double d && d.isInfinite()) || (value instanceof Float f && f.isInfinite());
    }
}
