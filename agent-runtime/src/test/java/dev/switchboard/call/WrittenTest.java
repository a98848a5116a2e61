package dev.switchboard.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.CallRecord.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WrittenTest {

    private static Outcome[] outcomes(Written written) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> Written.by(outcome) == written)
                .toArray(Outcome[]::new);
    }

    @Test
    void takesOnlyWhatIsCommittedForDoneAndOnlyWhatHasEndedForNotDone() {
        assertThat(outcomes(Written.YES)).containsExactly(Outcome.COMMITTED);
        assertThat(outcomes(Written.UNCERTAIN)).containsExactlyInAnyOrder(Outcome.UNKNOWN, Outcome.RUNNING);
    }
}
