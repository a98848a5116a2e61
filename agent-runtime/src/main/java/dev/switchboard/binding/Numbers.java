package dev.switchboard.binding;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers of a size that a tool can mean; {@code 1e999999999} written out would fill the memory with zeros. */
final class Numbers {

    private static final int MOST_DIGITS = 400;

    private Numbers() {}

    /** The number that was just read; {@code null}, with a problem told, where it has too many digits. */
    static @Nullable BigDecimal decimal(JsonInput in) {
        String digits = in.number().toString();
        if (digits.length() <= MOST_DIGITS) {
            try {
                BigDecimal number = new BigDecimal(digits);
                if (Math.abs((long) number.scale()) <= MOST_DIGITS) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // an exponent of more than ten digits
            }
        }
        in.problems().add("is a number with too many digits");
        return null;
    }

    static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }
}
