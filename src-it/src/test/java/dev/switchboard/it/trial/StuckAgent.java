package dev.switchboard.it.trial;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;
import java.util.concurrent.TimeUnit;

/** Would decide in a minute. */
@Agent(name = "stuck", numbers = "+18005550133")
public class StuckAgent implements CallHandler {

    @Override
    public Answer answer(IncomingCall call) {
        try {
            TimeUnit.MINUTES.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.accept();
    }
}
