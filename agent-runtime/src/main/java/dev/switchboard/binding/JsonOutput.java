package dev.switchboard.binding;

/** A JSON text that grows. Of what is longer than anybody will read only the beginning is kept, and all is counted. */
final class JsonOutput {

    /** Deeper results are JSON-B's to write, which looks for those that contain themselves. */
    private static final int DEEPEST = 100;

    /** A {@code long} with its sign. */
    private static final int LONGEST_NUMBER = 20;

    private final StringBuilder text;
    private final int longest;
    private long dropped;
    private int depth;

    /**
     * @param expected how long the text will probably be
     * @param longest how much of it is kept at least
     */
    JsonOutput(int expected, int longest) {
        this.text = new StringBuilder(expected);
        this.longest = longest;
    }

    /** Takes JSON as it is. */
    void raw(String json) {
        if (json.length() <= longest - text.length()) {
            // as a whole, which the JDK copies at once, as it does not with a part
            text.append(json);
        } else {
            raw(json, 0, json.length());
        }
    }

    void raw(char c) {
        if (text.length() < longest) {
            text.append(c);
        } else {
            dropped++;
        }
    }

    void raw(long number) {
        if (text.length() < longest - LONGEST_NUMBER) {
            text.append(number);
        } else {
            raw(Long.toString(number));
        }
    }

    private void raw(String json, int start, int end) {
        int taken = Math.min(end - start, longest - text.length());
        if (taken > 0) {
            text.append(json, start, start + taken);
        }
        dropped += end - start - Math.max(taken, 0);
    }

    /** Takes a text and writes it with quotation marks, as JSON-P does. */
    void text(String value) {
        if (isWrittenAsItIs(value) && value.length() + 2 <= longest - text.length()) {
            text.append('"').append(value).append('"');
        } else {
            escaped(value);
        }
    }

    private static boolean isWrittenAsItIs(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c <= '\\' && isEscaped(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEscaped(char c) {
        return c < ' ' || c == '"' || c == '\\';
    }

    private void escaped(String value) {
        raw('"');
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            if (isEscaped(value.charAt(i))) {
                raw(value, written, i);
                escape(value.charAt(i));
                written = i + 1;
            }
        }
        raw(value, written, value.length());
        raw('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> raw("\\\"");
            case '\\' -> raw("\\\\");
            case '\b' -> raw("\\b");
            case '\f' -> raw("\\f");
            case '\n' -> raw("\\n");
            case '\r' -> raw("\\r");
            case '\t' -> raw("\\t");
            default -> raw(c < 16 ? "\\u000" + Integer.toHexString(c) : "\\u00" + Integer.toHexString(c));
        }
    }

    /** A container begins. */
    void begin(char bracket) {
        depth++;
        if (depth > DEEPEST) {
            throw new JsonbOnlyException("nested too deeply");
        }
        raw(bracket);
    }

    void end(char bracket) {
        depth--;
        raw(bracket);
    }

    /** How long all of it is, kept or not. */
    long length() {
        return text.length() + dropped;
    }

    /** What is kept of it. */
    String kept() {
        return text.toString();
    }

    /** A text as JSON writes it. */
    static String quoted(String text) {
        JsonOutput out = new JsonOutput(text.length() + 2, Integer.MAX_VALUE);
        out.text(text);
        return out.kept();
    }
}
