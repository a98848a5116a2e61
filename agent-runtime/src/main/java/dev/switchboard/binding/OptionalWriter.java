package dev.switchboard.binding;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that may be absent by its very type.
 *
 * @param content writes what is in it
 * @param unwrap takes that out, {@code null} where it is empty
 */
record OptionalWriter(ValueWriter content, Function<Object, @Nullable Object> unwrap) implements ValueWriter {

    private static final Map<Class<?>, Function<Object, @Nullable Object>> OF_NUMBERS = Map.of(
            OptionalInt.class,
                    value -> value instanceof OptionalInt number && number.isPresent() ? number.getAsInt() : null,
            OptionalLong.class,
                    value -> value instanceof OptionalLong number && number.isPresent() ? number.getAsLong() : null,
            OptionalDouble.class,
                    value ->
                            value instanceof OptionalDouble number && number.isPresent() ? number.getAsDouble() : null);

    private static final Map<Class<?>, Class<?>> NUMBERS =
            Map.of(OptionalInt.class, int.class, OptionalLong.class, long.class, OptionalDouble.class, double.class);

    static OptionalWriter of(ValueWriter content) {
        return new OptionalWriter(content, value -> ((Optional<?>) value).orElse(null));
    }

    /** The writer of an optional number whose number is written so. */
    static OptionalWriter ofNumber(Class<?> type, ValueWriter number) {
        return new OptionalWriter(number, OF_NUMBERS.get(type));
    }

    /** The type of an optional number's number; {@code null} for all other types. */
    static @Nullable Class<?> number(Class<?> type) {
        return NUMBERS.get(type);
    }

    @Override
    public void write(Object value, JsonOutput out) {
        content.write(unwrap.apply(value), out);
    }

    @Override
    public boolean isNothing(@Nullable Object value) {
        return value == null || content.isNothing(unwrap.apply(value));
    }
}
