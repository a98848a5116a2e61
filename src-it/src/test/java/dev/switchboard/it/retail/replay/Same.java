package dev.switchboard.it.retail.replay;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What counts as equal: texts to the letter, JSON without regard to the order of keys, numbers as 64-bit doubles. */
final class Same {

    private static final String MALFORMED = "Error: ";

    private Same() {}

    /**
     * Whether the model is told what the reference returns. An error text is the whole of the error that our answer has;
     * how a formula is wrong is worded as one likes.
     */
    static boolean answer(String tool, String expected, String ours) {
        if (expected.startsWith("Error: ")) {
            String error = json(ours)
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .filter(answer -> answer.size() == 1)
                    .map(answer -> answer.getString("error"))
                    .orElse("");
            return error.equals(expected)
                    || (tool.equals("calculate") && expected.contains("<string>") && error.startsWith(MALFORMED));
        }
        if (expected.equals(ours)) {
            return true;
        }
        Optional<Object> expectedJson = json(expected).filter(Same::isStructure);
        Optional<Object> ourJson = json(ours).filter(Same::isStructure);
        return expectedJson.isPresent() && ourJson.isPresent() && json(expectedJson.get(), ourJson.get());
    }

    private static boolean isStructure(Object json) {
        return json instanceof JsonObject || json instanceof JsonArray;
    }

    private static Optional<Object> json(String text) {
        try {
            return Optional.ofNullable(Json.decodeValue(text));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    /** Whether two values are equal. */
    static boolean json(@Nullable Object a, @Nullable Object b) {
        if (a instanceof JsonObject x && b instanceof JsonObject y) {
            return x.fieldNames().equals(y.fieldNames())
                    && x.fieldNames().stream().allMatch(key -> json(x.getValue(key), y.getValue(key)));
        }
        if (a instanceof JsonArray x && b instanceof JsonArray y) {
            return x.size() == y.size()
                    && IntStream.range(0, x.size()).allMatch(i -> json(x.getValue(i), y.getValue(i)));
        }
        if (a instanceof Number x && b instanceof Number y) {
            return x.doubleValue() == y.doubleValue();
        }
        return Objects.equals(a, b);
    }
}
