package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.CallRecord.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ToolAnswerTest {

    /** While something is unknown or under way, asking for the same again is asking for it a second time. */
    @Test
    void takesWhatMayHaveBeenDoneForDone() {
        assertThat(Arrays.stream(Outcome.values()).filter(ToolAnswer::mayHaveWritten))
                .containsExactlyInAnyOrder(Outcome.COMMITTED, Outcome.UNKNOWN, Outcome.RUNNING);
    }
}
