package dev.switchboard.binding;

import jakarta.json.stream.JsonParser.Event;

/**
 * Goes through a JSON text from front to back, by RFC 8259 and not a character more, and copies nothing that nobody
 * asks for. Why it is not the platform's parser: see decision 0018.
 */
final class JsonTokens {

    /** So many containers may be inside each other; whoever reads stops there. */
    static final int DEEPEST = 64;

    /** What may come next. */
    private enum Place {
        BEFORE,
        FIRST_PROPERTY,
        NEXT_PROPERTY,
        PROPERTY_VALUE,
        FIRST_ELEMENT,
        NEXT_ELEMENT,
        BEHIND
    }

    private final String json;
    private int position;
    private Place place = Place.BEFORE;
    private int depth;

    /** A bit for each open container: whether it is an object. */
    private long objects;

    private String expected = "";
    private final JsonText text;
    private final JsonNumber number;

    JsonTokens(String json) {
        this.json = json;
        this.text = new JsonText(json);
        this.number = new JsonNumber(json);
    }

    /** How many containers are open. */
    int depth() {
        return depth;
    }

    /** The text or the property's name that {@link #next} came to. */
    JsonText text() {
        return text;
    }

    /** The number that {@link #next} came to. */
    JsonNumber number() {
        return number;
    }

    /** Says which name of a property will probably come next, which saves looking for its end; empty for none. */
    void expect(String name) {
        expected = name;
    }

    /**
     * Goes on to the next event.
     *
     * @throws MalformedException where the text is not JSON
     */
    Event next() {
        char c = visible();
        switch (place) {
            case FIRST_PROPERTY -> {
                return c == '}' ? end(Event.END_OBJECT) : name(c);
            }
            case NEXT_PROPERTY -> {
                return c == '}' ? end(Event.END_OBJECT) : name(behindComma(c));
            }
            case FIRST_ELEMENT -> {
                return c == ']' ? end(Event.END_ARRAY) : value(c);
            }
            case NEXT_ELEMENT -> {
                return c == ']' ? end(Event.END_ARRAY) : value(behindComma(c));
            }
            case BEHIND -> throw malformed();
            default -> {
                return value(c);
            }
        }
    }

    /**
     * Sees to it that nothing follows.
     *
     * @throws MalformedException where something does
     */
    void end() {
        for (int i = position; i < json.length(); i++) {
            if (!isSpace(json.charAt(i))) {
                throw new MalformedException(i);
            }
        }
    }

    private Event name(char c) {
        if (c != '"') {
            throw malformed();
        }
        position = text.scan(position + 1, expected);
        if (visible() != ':') {
            throw malformed();
        }
        position++;
        place = Place.PROPERTY_VALUE;
        return Event.KEY_NAME;
    }

    private Event value(char c) {
        switch (c) {
            case '"' -> {
                position = text.scan(position + 1);
                return past(Event.VALUE_STRING);
            }
            case '{' -> {
                return begin(true, Event.START_OBJECT);
            }
            case '[' -> {
                return begin(false, Event.START_ARRAY);
            }
            case 't' -> {
                return word("true", Event.VALUE_TRUE);
            }
            case 'f' -> {
                return word("false", Event.VALUE_FALSE);
            }
            case 'n' -> {
                return word("null", Event.VALUE_NULL);
            }
            default -> {
                position = number.scan(position);
                return past(Event.VALUE_NUMBER);
            }
        }
    }

    private Event begin(boolean isObject, Event event) {
        position++;
        objects = (objects << 1) | (isObject ? 1 : 0);
        depth++;
        place = isObject ? Place.FIRST_PROPERTY : Place.FIRST_ELEMENT;
        return event;
    }

    private Event end(Event event) {
        position++;
        objects >>>= 1;
        depth--;
        return past(event);
    }

    /** A value is over. */
    private Event past(Event event) {
        if (depth == 0) {
            place = Place.BEHIND;
        } else {
            place = (objects & 1) == 1 ? Place.NEXT_PROPERTY : Place.NEXT_ELEMENT;
        }
        return event;
    }

    private Event word(String word, Event event) {
        if (!json.startsWith(word, position)) {
            throw malformed();
        }
        position += word.length();
        return past(event);
    }

    private char behindComma(char c) {
        if (c != ',') {
            throw malformed();
        }
        position++;
        return visible();
    }

    /** The next character that is no space. */
    private char visible() {
        int length = json.length();
        for (int i = position; i < length; i++) {
            char c = json.charAt(i);
            if (c > ' ' || !isSpace(c)) {
                position = i;
                return c;
            }
        }
        throw new MalformedException(length);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private MalformedException malformed() {
        return new MalformedException(position);
    }
}
