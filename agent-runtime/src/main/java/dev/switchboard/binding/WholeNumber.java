package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** A whole number of one of Java's primitive types. */
record WholeNumber(long min, long max, LongFunction<Object> box, Constraints constraints) implements ValueModel {

    private static final String EXPECTED = "a whole number";

    static @Nullable WholeNumber of(Class<?> type, Constraints constraints) {
        if (type == int.class || type == Integer.class) {
            return new WholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE, value -> (int) value, constraints);
        }
        if (type == long.class || type == Long.class) {
            return new WholeNumber(Long.MIN_VALUE, Long.MAX_VALUE, value -> value, constraints);
        }
        if (type == short.class || type == Short.class) {
            return new WholeNumber(Short.MIN_VALUE, Short.MAX_VALUE, value -> (short) value, constraints);
        }
        if (type == byte.class || type == Byte.class) {
            return new WholeNumber(Byte.MIN_VALUE, Byte.MAX_VALUE, value -> (byte) value, constraints);
        }
        return null;
    }

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return constraints.number(definitions.schema("integer"));
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        if (event != Event.VALUE_NUMBER) {
            return in.mismatch(EXPECTED, event);
        }
        JsonNumber written = in.number();
        if (written.isShortWhole()) {
            long value = written.shortWhole();
            return value >= min && value <= max ? box.apply(value) : outOfRange(in);
        }
        BigDecimal number = Numbers.decimal(in);
        if (number == null) {
            return null;
        }
        if (!Numbers.isWhole(number)) {
            return in.mismatch(EXPECTED, event);
        }
        boolean isInRange =
                number.compareTo(BigDecimal.valueOf(min)) >= 0 && number.compareTo(BigDecimal.valueOf(max)) <= 0;
        return isInRange ? box.apply(number.longValue()) : outOfRange(in);
    }

    private @Nullable Object outOfRange(JsonInput in) {
        return in.mismatch("between " + min + " and " + max, Event.VALUE_NUMBER);
    }
}
