package dev.switchboard.dispatch;

import dev.switchboard.api.Call;
import dev.switchboard.api.CallAttributes;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.ledger.AttributeLedger;
import dev.switchboard.ledger.RoleLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** The call of the invocation that the current thread is running: what {@code @Inject Call} gives a tool. */
@ApplicationScoped
class CurrentCall implements Call {

    private static final int LONGEST_ROLE = 80;

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
    public CallAttributes attributes() {
        return attributes;
    }
}
