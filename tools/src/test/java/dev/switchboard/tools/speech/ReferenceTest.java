package dev.switchboard.tools.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

class ReferenceTest {

    @RepeatedTest(20)
    void isFoundAgainAsItIsHeard() {
        String reference = Reference.next();

        assertThat(reference).hasSize(6).isEqualTo(Heard.code(Spoken.spelled(reference)));
    }
}
