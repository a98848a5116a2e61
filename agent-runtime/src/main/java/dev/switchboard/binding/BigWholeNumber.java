package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A {@link java.math.BigInteger}. */
record BigWholeNumber(Constraints constraints) implements ValueModel {

    private static final String EXPECTED = "a whole number";

    @Override
    public JsonObjectBuilder schema(Definitions definitions) {
        return constraints.number(definitions.schema("integer"));
    }

    @Override
    public @Nullable Object read(Event event, JsonInput in) {
        if (event != Event.VALUE_NUMBER) {
            return in.mismatch(EXPECTED, event);
        }
        BigDecimal number = Numbers.decimal(in);
        if (number == null) {
            return null;
        }
        return Numbers.isWhole(number) ? number.toBigIntegerExact() : in.mismatch(EXPECTED, event);
    }
}
