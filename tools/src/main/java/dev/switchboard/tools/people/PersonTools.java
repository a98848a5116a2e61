package dev.switchboard.tools.people;

import dev.switchboard.api.Call;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDateTime;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Hands callers over to a person, while one is there. Otherwise the agent offers that somebody calls back, for which it
 * needs {@link dev.switchboard.tools.callbacks.CallbackTools}, too; and it does so where the transfer comes to nothing.
 */
@ApplicationScoped
public class PersonTools {

    private Handover handover;
    private Call call;
    private Clock clock;

    /** For the container's proxy. */
    protected PersonTools() {}

    /**
     * @param handover knows where callers are handed over to
     * @param call the call that a tool runs in
     * @param clock tells the time
     */
    @Inject
    public PersonTools(Handover handover, Call call, Clock clock) {
        this.handover = handover;
        this.call = call;
        this.clock = clock;
    }

    /**
     * Hands the caller over, when the agent has said so.
     *
     * @return what the agent says last
     */
    @Tool("Connect the caller with a person, when they ask for one or when you cannot help them")
    @Timeout(4000)
    public String connectToPerson() {
        String target = handover.target(LocalDateTime.now(clock))
                .orElseThrow(
                        () -> new ToolException("Nobody is here now to talk to you. Shall somebody call you back?"));
        call.transferTo(target);
        return "I connect you now. One moment, please.";
    }
}
