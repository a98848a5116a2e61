package dev.switchboard.it.dispatch;

import dev.switchboard.api.Call;
import dev.switchboard.api.Invocation;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Tools that want something done to the call. */
@ApplicationScoped
public class InstructionTools {

    @Inject
    private Call call;

    @Inject
    private Invocation invocation;

    @Tool("Says goodbye and hangs up")
    public String sayGoodbye() {
        call.say("Thank you for calling.");
        call.hangUp();
        return "goodbye";
    }

    @Tool("Wants to transfer, and fails")
    public String failToTransfer() {
        call.transferTo("tel:+14155550123");
        throw new ToolException("nobody is there");
    }

    @Tool("Transfers at the second attempt")
    @Retry(maxRetries = 1)
    public String transferAtTheSecondAttempt() {
        call.transferTo("tel:+1415555010" + invocation.attempt());
        if (invocation.attempt() == 1) {
            throw new IllegalStateException("the first attempt");
        }
        return "transferred";
    }

    @Tool(value = "Only looks, but wants to hang up", readOnly = true)
    public String lookAndHangUp() {
        call.hangUp();
        return "looked";
    }

    @Tool("Transfers to nowhere")
    public String transferToNowhere() {
        call.transferTo("javascript:alert(1)");
        return "never told";
    }
}
