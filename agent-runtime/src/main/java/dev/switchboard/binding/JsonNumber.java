package dev.switchboard.binding;

/** A number inside a JSON text. */
final class JsonNumber {

    /** So many digits always fit into a {@code long}. */
    private static final int DIGITS_OF_LONG = 18;

    private final String json;
    private int start;
    private int end;
    private boolean isShortWhole;
    private long shortWhole;

    JsonNumber(String json) {
        this.json = json;
    }

    /**
     * Finds the number's end.
     *
     * @param from where it begins
     * @return the position behind it
     * @throws MalformedException where there is no number
     */
    int scan(int from) {
        start = from;
        boolean isNegative = at(from) == '-';
        int firstDigit = isNegative ? from + 1 : from;
        // a nought stands alone
        end = at(firstDigit) == '0' ? firstDigit + 1 : behindDigits(firstDigit);
        int digits = end - firstDigit;
        isShortWhole = digits <= DIGITS_OF_LONG;
        shortWhole = isShortWhole ? whole(firstDigit, isNegative) : 0;
        if (at(end) == '.') {
            isShortWhole = false;
            end = behindDigits(end + 1);
        }
        if (at(end) == 'e' || at(end) == 'E') {
            isShortWhole = false;
            boolean isSigned = at(end + 1) == '+' || at(end + 1) == '-';
            end = behindDigits(isSigned ? end + 2 : end + 1);
        }
        return end;
    }

    private long whole(int firstDigit, boolean isNegative) {
        long value = 0;
        for (int i = firstDigit; i < end; i++) {
            value = value * 10 + (json.charAt(i) - '0');
        }
        return isNegative ? -value : value;
    }

    private int behindDigits(int from) {
        int i = from;
        while (at(i) >= '0' && at(i) <= '9') {
            i++;
        }
        if (i == from) {
            throw new MalformedException(i);
        }
        return i;
    }

    private char at(int position) {
        return position < json.length() ? json.charAt(position) : ' ';
    }

    /** Whether it is a short whole number as everybody writes it, whose value is at hand. */
    boolean isShortWhole() {
        return isShortWhole;
    }

    long shortWhole() {
        return shortWhole;
    }

    /** The digits as they were written. */
    @Override
    public String toString() {
        return json.substring(start, end);
    }
}
