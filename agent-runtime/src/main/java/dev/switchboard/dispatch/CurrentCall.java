package dev.switchboard.dispatch;

import dev.switchboard.api.Call;
import dev.switchboard.api.CallAttributes;
import dev.switchboard.api.CallInstruction.HangUp;
import dev.switchboard.api.CallInstruction.Say;
import dev.switchboard.api.CallInstruction.TransferTo;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.ledger.AttributeLedger;
import dev.switchboard.ledger.RoleLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The call of the invocation that the current thread is running: what {@code @Inject Call} gives a tool. */
@ApplicationScoped
class CurrentCall implements Call {

    private static final int LONGEST_ROLE = 80;
    private static final int LONGEST_WORDS = 1000;

    private static final Pattern TARGET = Pattern.compile("(?i)(tel:\\+?[0-9().-]+|sips?:[^\\s<>]+)(;[^\\s<>]*)?");

    private RoleLedger ledger;
    private CallAttributes attributes;

    /** For the container's proxy. */
    protected CurrentCall() {}

    @Inject
    CurrentCall(RoleLedger ledger, AttributeLedger attributes) {
        this.ledger = ledger;
        this.attributes = new CurrentAttributes(attributes);
    }

    @Override
    public String id() {
        return InvocationRun.required().request().call().id();
    }

    @Override
    public PhoneAddress from() {
        return InvocationRun.required().request().call().from();
    }

    @Override
    public PhoneAddress to() {
        return InvocationRun.required().request().call().to();
    }

    @Override
    public Optional<String> sipCallId() {
        return InvocationRun.required().request().call().sipCallId();
    }

    @Override
    public List<String> keys() {
        return InvocationRun.required().request().keys();
    }

    @Override
    public Set<String> roles() {
        try {
            return Set.copyOf(ledger.roles(id()));
        } catch (SQLException e) {
            throw new IllegalStateException("SWB-3005: the ledger cannot be read", e);
        }
    }

    @Override
    public void grant(String role) {
        if (role.isBlank() || role.length() > LONGEST_ROLE) {
            throw new IllegalArgumentException("a role must have 1 to " + LONGEST_ROLE + " characters");
        }
        Attempt.writing("grant a role").grant(role);
    }

    @Override
    public void say(String words) {
        if (words.isBlank() || words.length() > LONGEST_WORDS) {
            throw new IllegalArgumentException("words must have 1 to " + LONGEST_WORDS + " characters");
        }
        Attempt.writing("say something").instruct(new Say(words));
    }

    @Override
    public void transferTo(String target) {
        if (!TARGET.matcher(target).matches()) {
            throw new IllegalArgumentException(
                    "a call is transferred to a tel: or sip: URI, but not to '" + target + "'");
        }
        Attempt.writing("transfer the call").instruct(new TransferTo(target));
    }

    @Override
    public void hangUp() {
        Attempt.writing("hang up").instruct(new HangUp());
    }

    @Override
    public CallAttributes attributes() {
        return attributes;
    }
}
