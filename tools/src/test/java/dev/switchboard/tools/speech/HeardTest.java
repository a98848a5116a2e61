package dev.switchboard.tools.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeardTest {

    @ParameterizedTest
    @ValueSource(strings = {"ACD347", "acd347", "a c d 3 4 7", "AC-D 347."})
    void aCodeIsItsLettersAndDigits(String heard) {
        assertThat(Heard.code(heard)).isEqualTo("ACD347");
    }

    @ParameterizedTest
    @ValueSource(strings = {"José O'Neil", "jose o neil", " JOSÉ  O’NEIL "})
    void aNameIsItsWords(String heard) {
        assertThat(Heard.name(heard)).isEqualTo("jose o neil");
    }

    @Test
    void aNameMayBeOfAnyScript() {
        assertThat(Heard.name("Анна")).isEqualTo("анна");
    }

    @Test
    void anEmailAddressHasNoSpacesAndNoCapitals() {
        assertThat(Heard.email(" Ada @Example.com")).isEqualTo("ada@example.com");
    }

    @Test
    void aNumberIsItsDigitsAfterThePlus() {
        assertThat(Heard.phone(" +1 (415) 555-0123")).isEqualTo("+14155550123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "1234", "alice12345", "415 555 0123 extension 12"})
    void whatHasFewDigitsOrWordsIsNoNumber(String heard) {
        assertThat(Heard.phone(heard)).isEmpty();
    }

    @Test
    void nothingIsNotTheSameAsNothing() {
        assertThat(Heard.same("", "")).isFalse();
    }
}
