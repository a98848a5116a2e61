package dev.switchboard.binding;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the platform's parser takes for JSON is read as it reads it, and nothing else is taken. */
class TokensProperties {

    private static final String REFUSED = "refused";

    @Property(tries = 3_000)
    void readsWhatThePlatformReads(@ForAll("texts") String json) {
        assertThat(ours(json)).as(json).isEqualTo(platforms(json));
    }

    private static List<String> ours(String json) {
        List<String> read = new ArrayList<>();
        try {
            JsonTokens tokens = new JsonTokens(json);
            do {
                Event event = tokens.next();
                switch (event) {
                    case KEY_NAME, VALUE_STRING -> read.add(event + " " + tokens.text());
                    case VALUE_NUMBER -> read.add(event + " " + value(tokens.number()));
                    default -> read.add(event.toString());
                }
            } while (tokens.depth() > 0);
            tokens.end();
        } catch (MalformedException e) {
            assertThat(e.position()).isBetween(0, json.length());
            return List.of(REFUSED);
        }
        return read;
    }

    private static String value(JsonNumber number) {
        if (number.isShortWhole()) {
            assertThat(new BigDecimal(number.toString())).isEqualTo(BigDecimal.valueOf(number.shortWhole()));
        }
        return number.toString();
    }

    private static List<String> platforms(String json) {
        List<String> read = new ArrayList<>();
        try (JsonParser parser = Json.createParser(new StringReader(json))) {
            do {
                Event event = parser.next();
                switch (event) {
                    case KEY_NAME, VALUE_STRING, VALUE_NUMBER -> read.add(event + " " + parser.getString());
                    default -> read.add(event.toString());
                }
            } while (parser.hasNext());
        } catch (JsonException | java.util.NoSuchElementException e) {
            return List.of(REFUSED);
        }
        return read;
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> values = Arbitraries.recursive(TokensProperties::leaf, TokensProperties::around, 0, 4);
        return Arbitraries.oneOf(
                values,
                values.flatMap(TokensProperties::spoilt),
                values.flatMap(TokensProperties::spoilt).flatMap(TokensProperties::spoilt));
    }

    /** Has a character more, less or of another kind. */
    private static Arbitrary<String> spoilt(String json) {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, Math.max(0, json.length() - 1));
        Arbitrary<String> pieces = Arbitraries.of(
                "", "{", "}", "[", "]", ",", ":", "\"", "\\", "0", "-", ".", "e", "+", "1", "t", "null", " ", "\t",
                "\u0001", "\u00a0", "/", "x", "\\u00", "\ufeff");
        return Combinators.combine(places, pieces, Arbitraries.of(0, 1))
                .as((place, piece, removed) ->
                        json.substring(0, place) + piece + json.substring(Math.min(json.length(), place + removed)));
    }

    private static Arbitrary<String> leaf() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "true", "false", "null", "0", "-0", "0.5", "1e5", "1E+05", "-1.25e-7", "01", "1.", ".5", "-"),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.bigIntegers().map(String::valueOf),
                text());
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of(
                        "a",
                        "\u00e9",
                        " ",
                        "\\n",
                        "\\\"",
                        "\\\\",
                        "\\/",
                        "\\b\\f\\r\\t",
                        "\\u0041",
                        "\\uD83d\\ude00",
                        "\ud83d\ude00",
                        "\\ud83d",
                        "\ud83d",
                        "\u2028",
                        "\u007f",
                        "\\x",
                        "\\u12",
                        "\\u12g4",
                        "\\u\u0661\u0661\u0661\u0661",
                        "\n")
                .list()
                .ofMaxSize(4)
                .map(parts -> "\"" + String.join("", parts) + "\"");
    }

    private static Arbitrary<String> around(Arbitrary<String> inner) {
        Arbitrary<String> space = Arbitraries.of("", "", "", " ", "\n\t", "\r");
        Arbitrary<String> arrays = Combinators.combine(inner.list().ofMaxSize(3), space)
                .as((elements, s) -> "[" + s + String.join(s + "," + s, elements) + s + "]");
        Arbitrary<String> members =
                Combinators.combine(text(), space, inner).as((name, s, value) -> name + s + ":" + s + value);
        Arbitrary<String> objects = Combinators.combine(members.list().ofMaxSize(3), space)
                .as((all, s) -> s + "{" + s + String.join(s + "," + s, all) + s + "}" + s);
        return Arbitraries.oneOf(arrays, objects);
    }
}
