package dev.switchboard.binding;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers of a size that a tool can mean; {@code 1e999999999} written out would fill the memory with zeros. */
final class Numbers {

    private static final int MOST_DIGITS = 400;

    /** So many digits always fit into a {@code long}. */
    private static final int DIGITS_OF_LONG = 18;

    private Numbers() {}

    /** The number that was just read; {@code null}, with a problem told, where it has too many digits. */
    static @Nullable BigDecimal decimal(JsonInput in) {
        String digits = in.number();
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

    /** Whether the digits are a short whole number as everybody writes it, good for {@link #shortWhole}. */
    static boolean isShortWhole(String digits) {
        int start = digits.charAt(0) == '-' ? 1 : 0;
        if (digits.length() > DIGITS_OF_LONG) {
            return false;
        }
        for (int i = start; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    static long shortWhole(String digits) {
        boolean isNegative = digits.charAt(0) == '-';
        long value = 0;
        for (int i = isNegative ? 1 : 0; i < digits.length(); i++) {
            value = value * 10 + (digits.charAt(i) - '0');
        }
        return isNegative ? -value : value;
    }

    static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }
}
