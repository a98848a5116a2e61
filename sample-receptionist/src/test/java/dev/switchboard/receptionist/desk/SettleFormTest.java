package dev.switchboard.receptionist.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.switchboard.api.Reconciler.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettleFormTest {

    private final Map<String, String> fields = new HashMap<>(Map.of(
            "call", "rtc_1",
            "functionCall", "call_1",
            "finding", "done",
            "answer", " They have it. ",
            "by", " Grace "));

    private SettleForm read() {
        return SettleForm.read(fields::get, Optional.empty());
    }

    @Test
    void readsWhatSomebodyFound() {
        assertThat(read()).isEqualTo(new SettleForm("rtc_1", "call_1", Finding.done("They have it."), "Grace"));
        fields.put("finding", "not-done");
        assertThat(read().finding()).isEqualTo(Finding.notDone("They have it."));
    }

    /** Who has logged in cannot say that they are somebody else. */
    @Test
    void takesTheNameOfTheOneWhoHasLoggedIn() {
        assertThat(SettleForm.read(fields::get, Optional.of("ada")).by()).isEqualTo("ada");
    }

    @ParameterizedTest
    @CsvSource({
        "call, Say which call it was in.",
        "functionCall, Say which function call it was.",
        "finding, Say whether it was done.",
        "answer, Say what you found.",
        "by, Say your name."
    })
    void saysWhatIsMissing(String field, String problem) {
        fields.remove(field);
        assertThatIllegalArgumentException().isThrownBy(this::read).withMessage(problem);
        fields.put(field, " \t ");
        assertThatIllegalArgumentException().isThrownBy(this::read).withMessage(problem);
    }

    @Test
    void saysWhatIsTooLong() {
        fields.put("answer", "x".repeat(401));
        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessage("Say what you found in 400 characters at most.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "\u0000"})
    void takesNoControlCharacters(String name) {
        fields.put("by", "Grace" + name + "Hopper");
        assertThatIllegalArgumentException().isThrownBy(this::read).withMessage("Say your name in one line.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DONE", "unknown", "maybe"})
    void takesNoOtherFinding(String finding) {
        fields.put("finding", finding);
        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessage("Say whether it was done: done or not-done.");
    }
}
