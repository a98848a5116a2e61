package dev.switchboard.it.retail;

import dev.switchboard.api.ToolException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An expression of numbers, signs, four operators and parentheses. Numbers without a point are whole until they meet one
 * with a point or are divided.
 */
final class Formula {

    private static final int DEEPEST = 100;

    private final String text;
    private int at;
    private int depth;

    private Formula(String text) {
        this.text = text;
    }

    /**
     * Calculates.
     *
     * @throws ToolException when it is none, or something is divided by zero
     */
    static double value(String text) {
        Formula formula = new Formula(text);
        Number value = formula.sum();
        if (formula.peek() != 0) {
            throw malformed();
        }
        return value.doubleValue();
    }

    /** A rounded number, always with a point and never with an exponent. */
    static String text(double rounded) {
        String plain = new BigDecimal(Double.toString(rounded)).toPlainString();
        String sign = 1 / rounded == Double.NEGATIVE_INFINITY && !plain.startsWith("-") ? "-" : "";
        return sign + (plain.contains(".") ? plain : plain + ".0");
    }

    private Number sum() {
        Number left = product();
        while (peek() == '+' || peek() == '-') {
            char operator = next();
            left = calculate(operator, left, product());
        }
        return left;
    }

    private Number product() {
        Number left = signed();
        while (peek() == '*' || peek() == '/') {
            char operator = next();
            left = calculate(operator, left, signed());
        }
        return left;
    }

    private Number signed() {
        boolean negative = false;
        while (peek() == '+' || peek() == '-') {
            negative ^= next() == '-';
        }
        Number value = operand();
        if (!negative) {
            return value;
        }
        return value instanceof BigInteger whole ? whole.negate() : (Number) (-value.doubleValue());
    }

    private Number operand() {
        if (peek() != '(') {
            return number();
        }
        if (++depth > DEEPEST) {
            throw malformed();
        }
        next();
        Number value = sum();
        if (peek() != ')') {
            throw malformed();
        }
        next();
        depth--;
        return value;
    }

    private Number number() {
        peek();
        int begin = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String digits = text.substring(begin, at);
        if (digits.matches("0+|[1-9][0-9]*")) {
            return new BigInteger(digits);
        }
        if (digits.matches("[0-9]+\\.[0-9]*|\\.[0-9]+")) {
            return Double.valueOf(digits);
        }
        throw malformed();
    }

    private static Number calculate(char operator, Number left, Number right) {
        boolean whole = left instanceof BigInteger && right instanceof BigInteger;
        if (operator == '/') {
            if (right.doubleValue() == 0) {
                throw new ToolException("Error: " + (whole ? "" : "float ") + "division by zero");
            }
            return left.doubleValue() / right.doubleValue();
        }
        if (whole) {
            BigInteger a = (BigInteger) left;
            BigInteger b = (BigInteger) right;
            return operator == '+' ? a.add(b) : operator == '-' ? a.subtract(b) : a.multiply(b);
        }
        double a = left.doubleValue();
        double b = right.doubleValue();
        return operator == '+' ? a + b : operator == '-' ? a - b : a * b;
    }

    /** The next character that is not a space, or 0. */
    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() {
        return text.charAt(at++);
    }

    private static ToolException malformed() {
        return new ToolException("Error: invalid syntax");
    }
}
