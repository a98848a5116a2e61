package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord.State;
import dev.switchboard.api.IncomingCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The rows of calls. */
@ApplicationScoped
public class CallLedger {

    /** A call's first owner holds it under this epoch. */
    public static final long FIRST_EPOCH = 1;

    static final int LONGEST_NAME = 200;
    private static final int LONGEST_SIP_CALL_ID = 400;

    private NewTransaction newTransaction;
    private Node node;
    private Clock clock;

    /** For the container's proxy. */
    protected CallLedger() {}

    @Inject
    CallLedger(NewTransaction newTransaction, Node node, Clock clock) {
        this.newTransaction = newTransaction;
        this.node = node;
        this.clock = clock;
    }

    /**
     * Stores a call that a webhook announced, so that the webhook can be acknowledged.
     *
     * @param webhookId the webhook's id, by which a repeated delivery is known
     * @param call the call
     * @return whether it is new; {@code false} where this webhook or this call was stored before
     * @throws SQLException when it could not be stored
     */
    public boolean receive(String webhookId, IncomingCall call) throws SQLException {
        try {
            return newTransaction.call(connection -> {
                try (PreparedStatement insert = connection.prepareStatement("""
                        insert into switchboard_call
                               (call_id, webhook_id, caller_name, caller_number, called_number, sip_call_id,
                                sip_headers, state, owner, epoch, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
                    insert.setString(1, call.id());
                    insert.setString(2, webhookId);
                    insert.setString(3, Text.cut(call.from().name(), LONGEST_NAME));
                    insert.setString(4, Text.cut(call.from().number(), LONGEST_NAME));
                    insert.setString(5, Text.cut(call.to().number(), LONGEST_NAME));
                    insert.setString(
                            6,
                            call.sipCallId()
                                    .map(id -> Text.cut(id, LONGEST_SIP_CALL_ID))
                                    .orElse(null));
                    insert.setString(7, SipHeaders.write(call.headers()));
                    insert.setString(8, State.RECEIVED.name());
                    insert.setString(9, node.id());
                    insert.setLong(10, FIRST_EPOCH);
                    insert.setObject(11, now());
                    insert.executeUpdate();
                    return true;
                }
            });
        } catch (SQLException e) {
            if (isStored(webhookId, call.id())) {
                return false;
            }
            throw e;
        }
    }

    private boolean isStored(String webhookId, String callId) throws SQLException {
        return newTransaction.call(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select 1 from switchboard_call where webhook_id = ? or call_id = ?")) {
                select.setString(1, webhookId);
                select.setString(2, callId);
                try (ResultSet row = select.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    /**
     * Records that a call that was taken is over.
     *
     * @param callId the call
     * @param reason why, in one word
     * @throws SQLException when it could not be recorded
     */
    public void ended(String callId, String reason) throws SQLException {
        update(
                "update switchboard_call set state = ?, ended_at = ?, end_reason = ? where call_id = ? and ended_at is null",
                State.ENDED.name(),
                now(),
                reason,
                callId);
    }

    private void update(String sql, Object... parameters) throws SQLException {
        newTransaction.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return statement.executeUpdate();
            }
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
