package dev.switchboard.dialect.realtime;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes JSON in a form in which equal values are equal text: members in order, numbers by their value, no blanks. */
final class CanonicalJson {

    private static final int LONGEST = 500;

    private CanonicalJson() {}

    /** The canonical form of a JSON text; of what is no JSON, the text itself. */
    static String of(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return write(reader.readValue());
        } catch (RuntimeException | StackOverflowError e) {
            return json;
        }
    }

    /** The same for comparing only: of what is long, a hash, so that a call can remember all that was asked for. */
    static String shortened(String json) {
        String canonical = of(json);
        if (canonical.length() <= LONGEST) {
            return canonical;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return "sha-256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String write(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> object(value.asJsonObject());
            case ARRAY -> array(value.asJsonArray());
            case NUMBER -> number(((JsonNumber) value).bigDecimalValue());
            default -> value.toString();
        };
    }

    private static String object(JsonObject object) {
        return new TreeMap<>(object)
                .entrySet().stream()
                        .map(member -> Json.createValue(member.getKey()) + ":" + write(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String array(JsonArray array) {
        return array.stream().map(CanonicalJson::write).collect(Collectors.joining(",", "[", "]"));
    }

    /** Never written out: {@code 1e999999999} would fill the memory. */
    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }
}
