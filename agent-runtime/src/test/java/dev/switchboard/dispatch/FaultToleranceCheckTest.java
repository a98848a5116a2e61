package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.switchboard.dispatch.FaultToleranceCheck.Probe;
import org.junit.jupiter.api.Test;

class FaultToleranceCheckTest {

    /** A bean without interceptors is what every bean is on a server without fault tolerance. */
    @Test
    void refusesAServerThatIgnoresRetries() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new FaultToleranceCheck(new Probe()).check())
                .withMessageStartingWith("SWB-4003: ");
    }
}
