package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.binding.Binding;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbException;
import java.io.StringReader;
import java.nio.CharBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    private static final int LONGEST = 200;

    public record Booking(String reference, LocalDate day, Optional<String> note) {}

    public static class Broken {
        public String getText() {
            throw new IllegalStateException("cannot be read");
        }
    }

    private final Answers answers = new Answers(new Binding().results(), LONGEST, Duration.ofSeconds(1));

    @Test
    void writesRecordsAsJson() {
        assertThat(answers.value(new Booking("A1", LocalDate.of(2030, 1, 31), Optional.empty())))
                .isEqualTo("{\"day\":\"2030-01-31\",\"reference\":\"A1\"}");
        assertThat(answers.value(List.of(1, 2))).isEqualTo("[1,2]");
        assertThat(answers.value(true)).isEqualTo("true");
    }

    @Test
    void saysTextAsItIs() {
        assertThat(answers.value("It is \"done\"")).isEqualTo("It is \"done\"");
        assertThat(answers.value(CharBuffer.wrap("built"))).isEqualTo("built");
    }

    @Test
    void acknowledgesNothing() {
        assertThat(answers.value(null)).isEqualTo("{\"ok\":true}");
    }

    @ParameterizedTest
    @ValueSource(ints = {LONGEST - 2, LONGEST})
    void leavesWhatFits(int length) {
        assertThat(answers.value("x".repeat(length))).isEqualTo("x".repeat(length));
        assertThat(answers.value(List.of("x".repeat(LONGEST - 4))))
                .hasSize(LONGEST)
                .startsWith("[");
    }

    @Test
    void cutsLongTextWithAMarker() {
        assertThat(answers.value("x".repeat(LONGEST + 1)))
                .hasSize(LONGEST)
                .startsWith("xxx")
                .endsWith("x... (shortened; all of it has 201 characters)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\\", "\n", "\u0001", "\ud83d\ude00", "x\ud83d\ude00"})
    void cutsLongJsonIntoADocumentThatSaysSo(String unit) {
        String all = "[\"" + "y".repeat(10) + "\"]";
        List<String> result = Collections.nCopies(300, unit);
        String answer = answers.value(result);

        assertThat(answer).hasSizeLessThanOrEqualTo(LONGEST).hasSizeGreaterThan(LONGEST / 2);
        JsonObject document = Json.createReader(new StringReader(answer)).readObject();
        assertThat(document.getBoolean("truncated")).isTrue();
        assertThat(document.getInt("characters")).isGreaterThan(all.length());
        assertThat(document.getString("beginning")).startsWith("[\"");
        assertThat(document.getString("beginning").codePoints())
                .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    @Test
    void neverCutsACharacterInHalf() {
        for (int offset = 0; offset < 2; offset++) {
            String answer = answers.value("x".repeat(offset) + "\ud83d\ude00".repeat(LONGEST));
            assertThat(answer.codePoints())
                    .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        }
    }

    @Test
    void throwsWhenAResultCannotBeWritten() {
        assertThatExceptionOfType(JsonbException.class).isThrownBy(() -> answers.value(new Broken()));
    }
}
