package dev.switchboard.tools.messages;

import dev.switchboard.api.Call;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import dev.switchboard.api.ToolParam;
import dev.switchboard.tools.speech.Heard;
import dev.switchboard.tools.speech.Spoken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Takes messages for people and departments. */
@ApplicationScoped
public class MessageTools {

    private MessageBox box;
    private Call call;

    /** For the container's proxy. */
    protected MessageTools() {}

    /**
     * @param box where messages are left
     * @param call the call that a tool runs in
     */
    @Inject
    public MessageTools(MessageBox box, Call call) {
        this.box = box;
        this.call = call;
    }

    /**
     * Tells for whom messages can be left.
     *
     * @return a sentence with all recipients
     */
    @Tool(value = "Look up for which people and departments a message can be left", readOnly = true)
    @Timeout(4000)
    public String listRecipients() {
        return "Messages can be left for " + String.join(", ", box.recipients()) + ".";
    }

    /**
     * Leaves a message.
     *
     * @param recipient for whom, as one of the recipients is called
     * @param text the message
     * @param name who leaves it
     * @return a confirmation
     */
    @Tool("Leave a message for a person or department, after the caller has agreed to its text")
    @Retry(maxRetries = 2, retryOn = PersistenceException.class)
    @Timeout(4000)
    public LeftMessage leaveMessage(
            @ToolParam("for whom, as listRecipients calls them") @NotBlank @Size(max = 80) String recipient,
            @ToolParam("the message, in the caller's words") @NotBlank @Size(max = 1000) String text,
            @ToolParam("name the caller gave") @NotBlank @Size(max = 80) String name) {
        String known = box.recipients().stream()
                .filter(candidate -> Heard.same(Heard.name(candidate), Heard.name(recipient)))
                .findFirst()
                .orElseThrow(
                        () -> new ToolException("I cannot leave a message for " + recipient + ". " + listRecipients()));
        String reference =
                box.leave(new CallerMessage(known, text, name, call.from().number(), call.id()));
        return new LeftMessage(
                reference,
                known,
                "Your message for " + known + " is left. The reference is " + Spoken.spelled(reference) + ".");
    }
}
