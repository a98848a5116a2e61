package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Logged;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallActionsTest {

    private static List<String> loggedWhere(Exception failure) {
        CallControl control = new CallControl() {
            @Override
            public void hangUp(String callId) throws CallControlException, IOException {
                if (failure instanceof IOException away) {
                    throw away;
                }
                throw (CallControlException) failure;
            }
        };
        try (Logged log = new Logged(CallActions.class)) {
            CallActions.hangUp(control, "rtc_1");
            return log.lines();
        }
    }

    @Test
    void saysThatACallCouldNotBeHungUp() {
        assertThat(loggedWhere(new IOException("no answer")))
                .containsExactly("WARNING SWB-5034: call rtc_1: could not be hung up: no answer");
    }

    @Test
    void saysNothingWhereTheCallerWasFaster() {
        assertThat(loggedWhere(new CallControl.CallControlException("hangup was answered with 404", 404)))
                .isEmpty();
    }
}
