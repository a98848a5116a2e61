package dev.switchboard.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the model writes, and what it must be answered. */
public enum Input {
    SCALARS("two scalars", "reserve", "", "{\"name\":\"Ada Lovelace\",\"guests\":4}"),
    RECORD("a record with a list, an enum and a record", "order", "order", """
            {"customer":"Ada Lovelace","articles":["green tea","a kettle","two cups"],"delivery":"EXPRESS",\
            "address":{"street":"12 St James's Square","city":"London"}}"""),
    FORM("40 fields", "fill", "form", form()),
    REJECTION("one wrong argument", "reserve", "", "{\"name\":\"Ada Lovelace\",\"guests\":\"four\"}");

    final String words;
    final String tool;
    final String arguments;
    private final String answer;

    Input(String words, String tool, String parameter, String value) {
        this.words = words;
        this.tool = tool;
        this.arguments = parameter.isEmpty() ? value : "{\"" + parameter + "\":" + value + "}";
        this.answer = value;
    }

    private static String form() {
        String texts = properties("text", 20, i -> "\"what was said in field " + i + "\"");
        String numbers = properties("number", 10, i -> "" + i * 1000);
        String flags = properties("flag", 10, i -> "" + (i % 2 == 0));
        return "{" + texts + "," + numbers + "," + flags + "}";
    }

    private static String properties(String name, int count, java.util.function.IntFunction<String> value) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "\"%s%02d\":%s".formatted(name, i, value.apply(i)))
                .collect(Collectors.joining(","));
    }

    /** Nobody is measured who answers something else. */
    void check(String given) {
        boolean isRight = this == REJECTION
                ? given.contains("guests") || given.contains("four")
                : parse(given).equals(parse(answer));
        if (!isRight) {
            throw new AssertionError(this + " was answered with " + given);
        }
    }

    private static JsonObject parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
