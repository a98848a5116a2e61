package dev.switchboard.binding;

/** A text inside a JSON text, between its quotation marks. */
final class JsonText {

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String json;
    private int start;
    private int end;
    private boolean isAsWritten;
    private boolean hasSurrogates;
    private boolean isExpected;

    JsonText(String json) {
        this.json = json;
    }

    /**
     * Finds the text's end, at once where it is the expected one.
     *
     * @param from where it begins, behind the quotation mark
     * @param expected a text without escapes, that will probably stand here; empty for none
     * @return the position behind it
     * @throws MalformedException where it has no end, or what no text may have
     */
    int scan(int from, String expected) {
        int behind = from + expected.length();
        isExpected = !expected.isEmpty()
                && json.startsWith(expected, from)
                && behind < json.length()
                && json.charAt(behind) == '"';
        if (!isExpected) {
            return scan(from);
        }
        start = from;
        end = behind;
        isAsWritten = true;
        hasSurrogates = false;
        return behind + 1;
    }

    /**
     * Finds the text's end.
     *
     * @param from where it begins, behind the quotation mark
     * @return the position behind it
     * @throws MalformedException where it has no end, or what no text may have
     */
    int scan(int from) {
        start = from;
        isAsWritten = true;
        hasSurrogates = false;
        int length = json.length();
        int i = from;
        while (i < length) {
            char c = json.charAt(i);
            if (c > '\\' && c < Character.MIN_SURROGATE) {
                // most of all texts, which need not be asked the rest
                i++;
            } else if (c == '"') {
                end = i;
                return i + 1;
            } else if (c == '\\') {
                isAsWritten = false;
                i = behindEscape(i);
            } else if (c < ' ') {
                break;
            } else {
                hasSurrogates |= Character.isSurrogate(c);
                i++;
            }
        }
        throw new MalformedException(i);
    }

    private int behindEscape(int backslash) {
        int i = backslash + 1;
        if (i < json.length()) {
            if (json.charAt(i) == 'u' && i + 4 < json.length()) {
                hasSurrogates |= Character.isSurrogate(unit(i + 1));
                return i + 5;
            }
            if (ESCAPES.indexOf(json.charAt(i)) >= 0) {
                return i + 1;
            }
        }
        throw new MalformedException(i);
    }

    /** The character of four hexadecimal digits. */
    private char unit(int from) {
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            char c = json.charAt(i);
            // Character.digit alone would take the digits of every script
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw new MalformedException(i);
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }

    /** Whether it is certainly the one that was expected; with escapes it may be it all the same. */
    boolean isExpected() {
        return isExpected;
    }

    /** Whether a text is written in JSON as it is, so that it can be expected. */
    static boolean canBeExpected(String text) {
        return text.chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\' || Character.isSurrogate((char) c));
    }

    /** Whether it has characters of two halves, of which one may be missing. */
    boolean hasSurrogates() {
        return hasSurrogates;
    }

    @Override
    public String toString() {
        return isAsWritten ? json.substring(start, end) : unescaped();
    }

    private String unescaped() {
        StringBuilder text = new StringBuilder(end - start);
        int i = start;
        while (i < end) {
            char c = json.charAt(i);
            if (c != '\\') {
                text.append(c);
                i++;
            } else if (json.charAt(i + 1) == 'u') {
                text.append(unit(i + 2));
                i += 6;
            } else {
                text.append(ESCAPED.charAt(ESCAPES.indexOf(json.charAt(i + 1))));
                i += 2;
            }
        }
        return text.toString();
    }
}
