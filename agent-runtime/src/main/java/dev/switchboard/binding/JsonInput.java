package dev.switchboard.binding;

import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON that is being read from front to back, and what is wrong with it. */
final class JsonInput {

    private final JsonTokens tokens;
    private final Problems problems;

    JsonInput(String json, Problems problems) {
        this.tokens = new JsonTokens(json);
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    Event next() {
        Event event = tokens.next();
        if (tokens.depth() > JsonTokens.DEEPEST) {
            problems.add("is nested too deeply");
            throw new UnreadableException();
        }
        return event;
    }

    /** Sees to it that nothing follows. */
    void end() {
        tokens.end();
    }

    /** Says which name of a property will probably come next; empty for none. */
    void expect(String name) {
        tokens.expect(name);
    }

    /** Whether the name that was just read is certainly the expected one. */
    boolean isExpected() {
        return tokens.text().isExpected();
    }

    /** The text or the property's name that was just read. */
    String text() {
        String text = tokens.text().toString();
        if (tokens.text().hasSurrogates() && isBroken(text)) {
            problems.add("contains a broken character (half of a surrogate pair)");
        }
        return text;
    }

    private static boolean isBroken(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** The number that was just read. */
    JsonNumber number() {
        return tokens.number();
    }

    /** Says that a value is of the wrong kind, and goes past it. */
    @Nullable
    Object mismatch(String expected, Event event) {
        problems.add("must be " + expected + ", but is " + kind(event));
        skip(event);
        return null;
    }

    private String kind(Event event) {
        return switch (event) {
            case VALUE_STRING -> "the text " + Problems.quote(tokens.text().toString());
            case VALUE_NUMBER -> "the number " + shortened(number().toString());
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_NULL -> "null";
            case START_ARRAY -> "an array";
            default -> "an object";
        };
    }

    private static String shortened(String number) {
        return number.length() <= 40 ? number : number.substring(0, 40) + "...";
    }

    /** Goes past a value. */
    void skip(Event event) {
        if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
            int outside = tokens.depth() - 1;
            while (tokens.depth() > outside) {
                next();
            }
        }
    }

    /** Goes past a value that nobody has a model of, checks what can be checked, and returns it as JSON. */
    String copy(Event event) {
        StringWriter text = new StringWriter();
        JsonGenerator generator = JsonTexts.GENERATORS.createGenerator(text);
        copy(event, generator);
        // not in a finally: closing half a document is logged as an error
        generator.close();
        return text.toString();
    }

    private void copy(Event event, JsonGenerator to) {
        switch (event) {
            case START_OBJECT -> {
                to.writeStartObject();
                copyProperties(to);
                to.writeEnd();
            }
            case START_ARRAY -> {
                to.writeStartArray();
                int index = 0;
                for (Event element = next(); element != Event.END_ARRAY; element = next()) {
                    problems.enter(index++);
                    copy(element, to);
                    problems.leave();
                }
                to.writeEnd();
            }
            case VALUE_STRING -> to.write(text());
            case VALUE_NUMBER -> {
                BigDecimal number = Numbers.decimal(this);
                to.write(number == null ? BigDecimal.ZERO : number);
            }
            case VALUE_TRUE -> to.write(true);
            case VALUE_FALSE -> to.write(false);
            default -> to.writeNull();
        }
    }

    private void copyProperties(JsonGenerator to) {
        Set<String> names = new HashSet<>();
        while (next() != Event.END_OBJECT) {
            String name = text();
            problems.enter(name);
            Event value = next();
            if (names.add(name)) {
                to.writeKey(name);
                copy(value, to);
            } else {
                problems.add("is given twice");
                skip(value);
            }
            problems.leave();
        }
    }
}
