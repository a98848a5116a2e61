package dev.switchboard.binding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.text.DecimalFormat;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values that are one word in JSON, but those of time. */
final class ScalarWriters {

    private static final ValueWriter WHOLE = (value, out) -> out.raw(((Number) value).longValue());
    private static final ValueWriter AS_TEXT = (value, out) -> out.text(value.toString());
    private static final ValueWriter AS_NUMBER = (value, out) -> out.raw(value.toString());
    private static final ValueWriter AS_ZONE = (value, out) -> out.text(((ZoneId) value).getId());

    private static final Map<Class<?>, ValueWriter> NUMBERS = Map.ofEntries(
            Map.entry(Byte.class, WHOLE),
            Map.entry(byte.class, WHOLE),
            Map.entry(Short.class, WHOLE),
            Map.entry(short.class, WHOLE),
            Map.entry(Integer.class, WHOLE),
            Map.entry(int.class, WHOLE),
            Map.entry(Long.class, WHOLE),
            Map.entry(long.class, WHOLE),
            Map.entry(Float.class, ScalarWriters::writeFloat),
            Map.entry(float.class, ScalarWriters::writeFloat),
            Map.entry(Double.class, ScalarWriters::writeDouble),
            Map.entry(double.class, ScalarWriters::writeDouble),
            Map.entry(BigInteger.class, AS_NUMBER),
            Map.entry(BigDecimal.class, AS_NUMBER));

    private static final Map<Class<?>, ValueWriter> OTHERS = Map.ofEntries(
            Map.entry(String.class, AS_TEXT),
            Map.entry(Character.class, AS_TEXT),
            Map.entry(char.class, AS_TEXT),
            Map.entry(Boolean.class, AS_NUMBER),
            Map.entry(boolean.class, AS_NUMBER),
            Map.entry(UUID.class, AS_TEXT),
            Map.entry(URI.class, AS_TEXT),
            Map.entry(Duration.class, AS_TEXT),
            Map.entry(Period.class, AS_TEXT),
            Map.entry(ZoneId.class, AS_ZONE),
            Map.entry(ZoneOffset.class, AS_ZONE));

    private ScalarWriters() {}

    static boolean isNumber(Class<?> type) {
        return NUMBERS.containsKey(type);
    }

    /** The writer of a type that is one word; {@code null} for all others. */
    static @Nullable ValueWriter of(Class<?> type) {
        if (Enum.class.isAssignableFrom(type)) {
            return (value, out) -> out.text(((Enum<?>) value).name());
        }
        ValueWriter number = NUMBERS.get(type);
        return number != null ? number : OTHERS.get(type);
    }

    /** A number by a pattern, which makes a text of it. */
    static ValueWriter formatted(DecimalFormat format) {
        // a format is not safe to be shared
        return (value, out) -> out.text(((DecimalFormat) format.clone()).format(value));
    }

    /** By its own digits: those of the double that it would become are more. */
    private static void writeFloat(Object value, JsonOutput out) {
        demandFinite((Float) value);
        out.raw(new BigDecimal(value.toString()).toString());
    }

    private static void writeDouble(Object value, JsonOutput out) {
        demandFinite((Double) value);
        out.raw(value.toString());
    }

    private static void demandFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new JsonbOnlyException("JSON has no such number");
        }
    }
}
