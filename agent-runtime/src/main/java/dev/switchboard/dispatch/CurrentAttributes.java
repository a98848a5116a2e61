package dev.switchboard.dispatch;

import dev.switchboard.api.CallAttributes;
import dev.switchboard.ledger.AttributeLedger;
import java.sql.SQLException;
import java.util.Optional;

/** The attributes of the call that the current thread's invocation belongs to. */
final class CurrentAttributes implements CallAttributes {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VALUE = 4000;

    private final AttributeLedger ledger;

    CurrentAttributes(AttributeLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Optional<String> get(String name) {
        try {
            return ledger.get(callId(), name);
        } catch (SQLException e) {
            throw new IllegalStateException("SWB-3005: the ledger cannot be read", e);
        }
    }

    @Override
    public void put(String name, String value) {
        if (name.isBlank() || name.length() > LONGEST_NAME || value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("an attribute's name must have 1 to " + LONGEST_NAME
                    + " characters and its value at most " + LONGEST_VALUE);
        }
        Attempt.writing("set an attribute");
        try {
            ledger.put(callId(), name, value);
        } catch (SQLException e) {
            throw new IllegalStateException("SWB-3008: attribute '" + name + "' could not be written", e);
        }
    }

    @Override
    public void remove(String name) {
        Attempt.writing("remove an attribute");
        try {
            ledger.remove(callId(), name);
        } catch (SQLException e) {
            throw new IllegalStateException("SWB-3008: attribute '" + name + "' could not be written", e);
        }
    }

    private static String callId() {
        return InvocationRun.required().request().call().id();
    }
}
