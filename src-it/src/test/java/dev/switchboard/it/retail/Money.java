package dev.switchboard.it.retail;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money is a 64-bit double here, since the rules say so. */
final class Money {

    private Money() {}

    /** To two decimals, judged on the exact binary value, ties to even; a negative zero stays one. */
    static double rounded(double amount) {
        double rounded =
                new BigDecimal(amount).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
        return Math.copySign(rounded, amount);
    }
}
