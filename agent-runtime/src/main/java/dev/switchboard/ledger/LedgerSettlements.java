package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.Reconciler.Finding;
import dev.switchboard.api.Settlements;
import dev.switchboard.api.ToolSettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;

/** Turns an unknown outcome into a known one, once. What the model was told stays what it was told. */
@ApplicationScoped
class LedgerSettlements implements Settlements {

    static final String BY_TOOL = "tool";

    private static final int LONGEST_NAME = 80;

    private static final String SETTLE = """
            update switchboard_invocation set outcome = ?, settled_answer = ?, settled_by = ?, settled_at = ?
             where call_id = ? and function_call_id = ? and outcome = 'UNKNOWN'""";

    private static final String TELL_AFTERWARDS = """
            update switchboard_invocation
               set settled_answer = answer, answer = ?, instructions = null, settled_by = ?, settled_at = ?
             where call_id = ? and function_call_id = ? and settled_at is null""";

    private static final String TOOL =
            "select tool from switchboard_invocation where call_id = ? and function_call_id = ?";

    private NewTransaction newTransaction;
    private Clock clock;
    private Event<ToolSettled> settled;

    /** For the container's proxy. */
    protected LedgerSettlements() {}

    @Inject
    LedgerSettlements(NewTransaction newTransaction, Clock clock, Event<ToolSettled> settled) {
        this.newTransaction = newTransaction;
        this.clock = clock;
        this.settled = settled;
    }

    @Override
    public boolean settle(String callId, String functionCallId, Finding finding, String by) {
        if (by.isBlank() || by.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("by must have 1 to " + LONGEST_NAME + " characters");
        }
        InvocationKey key = new InvocationKey(callId, functionCallId);
        try {
            if (finding instanceof Finding.Done done) {
                return newTransaction.call(connection -> settle(connection, key, Outcome.COMMITTED, done.answer(), by));
            }
            if (finding instanceof Finding.NotDone notDone) {
                return newTransaction.call(connection -> settle(connection, key, Outcome.FAILED, notDone.why(), by));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("SWB-3031: invocation " + functionCallId + " could not be settled", e);
        }
        throw new IllegalArgumentException("what is still unknown cannot be settled");
    }

    /** Settles in the current transaction; whether it was unknown until now. */
    boolean settle(Connection connection, InvocationKey key, Outcome outcome, String answer, String by)
            throws SQLException {
        try (PreparedStatement settle = connection.prepareStatement(SETTLE)) {
            settle.setString(1, outcome.name());
            settle.setString(2, Text.storable(answer));
            settle.setString(3, by);
            settle.setObject(4, InvocationRows.now(clock));
            settle.setString(5, key.callId());
            settle.setString(6, key.functionCallId());
            if (settle.executeUpdate() == 0) {
                return false;
            }
        }
        settled.fire(new ToolSettled(
                key.callId(), key.functionCallId(), tool(connection, key), outcome, Text.storable(answer), by));
        return true;
    }

    /**
     * Makes news, in a transaction of its own, of an answer that was committed although it had been told that it is not
     * certain.
     */
    boolean tellAfterwards(Connection connection, InvocationEntry entry, FixedAnswer committed) throws SQLException {
        LedgerDataSource.boundLockWait(connection);
        InvocationKey key = entry.key();
        try (PreparedStatement tell = connection.prepareStatement(TELL_AFTERWARDS)) {
            tell.setString(1, FixedAnswer.UNCERTAIN);
            tell.setString(2, BY_TOOL);
            tell.setObject(3, InvocationRows.now(clock));
            tell.setString(4, key.callId());
            tell.setString(5, key.functionCallId());
            if (tell.executeUpdate() == 0) {
                return false;
            }
        }
        settled.fire(new ToolSettled(
                key.callId(), key.functionCallId(), entry.tool(), committed.outcome(), committed.text(), BY_TOOL));
        return true;
    }

    private static String tool(Connection connection, InvocationKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TOOL)) {
            select.setString(1, key.callId());
            select.setString(2, key.functionCallId());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
