package dev.switchboard.it.trial;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;
import java.util.concurrent.TimeUnit;

/** Takes its time to decide, so that a caller can give up meanwhile. */
@Agent(name = "slow", numbers = "+18005550177")
public class SlowAgent implements CallHandler {

    @Override
    public Answer answer(IncomingCall call) {
        try {
            TimeUnit.SECONDS.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.accept();
    }
}
