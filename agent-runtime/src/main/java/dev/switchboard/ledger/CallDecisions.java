package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call's row as a work item: received, deciding, and then accepted, rejected or gone. Every step is taken on condition
 * that the row still has the owner and the epoch of the claim, so that two nodes never decide about one call to the end.
 */
@ApplicationScoped
public class CallDecisions {

    private static final int MOST_AT_A_TIME = 100;
    private static final int LONGEST_MODEL = 80;

    private static final String UNDECIDED = """
            select call_id, sip_headers, owner, epoch, received_at
              from switchboard_call where state in ('RECEIVED', 'DECIDING')""";

    private static final String MINE = " where call_id = ? and owner = ? and epoch = ? and state ";

    private NewTransaction newTransaction;
    private Node node;
    private Clock clock;

    /** For the container's proxy. */
    protected CallDecisions() {}

    @Inject
    CallDecisions(NewTransaction newTransaction, Node node, Clock clock) {
        this.newTransaction = newTransaction;
        this.node = node;
        this.clock = clock;
    }

    /**
     * The calls that are undecided, oldest first, a hundred at most.
     *
     * @throws SQLException when the database cannot be read
     */
    public List<UndecidedCall> undecided() throws SQLException {
        return read(UNDECIDED + " order by received_at fetch first " + MOST_AT_A_TIME + " rows only");
    }

    /**
     * The call of a webhook or of an id, where it is undecided.
     *
     * @param webhookId the webhook's id
     * @param callId the call's id
     * @throws SQLException when the database cannot be read
     */
    public Optional<UndecidedCall> undecided(String webhookId, String callId) throws SQLException {
        return read(UNDECIDED + " and (webhook_id = ? or call_id = ?)", webhookId, callId).stream()
                .findFirst();
    }

    private List<UndecidedCall> read(String sql, String... parameters) throws SQLException {
        return newTransaction.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    select.setString(i + 1, parameters[i]);
                }
                List<UndecidedCall> calls = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        calls.add(new UndecidedCall(
                                row.getString("call_id"),
                                SipHeaders.read(row.getString("sip_headers")),
                                row.getString("owner"),
                                row.getLong("epoch"),
                                row.getObject("received_at", OffsetDateTime.class)
                                        .toInstant()));
                    }
                }
                return calls;
            }
        });
    }

    /**
     * Takes an undecided call over. One node only is supported yet, so that whoever else has it is an earlier start of
     * this server.
     *
     * @param call the call as it was looked at
     * @return the right to decide; empty where somebody else was faster
     * @throws SQLException when the database cannot do it
     */
    public Optional<Claim> takeOver(UndecidedCall call) throws SQLException {
        boolean taken = update(
                "update switchboard_call set owner = ?, epoch = epoch + 1" + MINE + "in ('RECEIVED', 'DECIDING')",
                node.id(),
                call.callId(),
                call.owner(),
                call.epoch());
        return taken ? Optional.of(new Claim(call.callId(), call.epoch() + 1)) : Optional.empty();
    }

    /**
     * Notes that it is being decided.
     *
     * @param claim the right to decide
     * @param agent the name of the agent that is asked; empty where no agent has the number
     * @return whether the right still holds
     * @throws SQLException when the database cannot do it
     */
    public boolean begin(Claim claim, Optional<String> agent) throws SQLException {
        return update(
                "update switchboard_call set state = ?, agent = ?" + MINE + "in ('RECEIVED', 'DECIDING')",
                State.DECIDING.name(),
                agent.orElse(null),
                claim.callId(),
                node.id(),
                claim.epoch());
    }

    /**
     * Records that the agent took the call.
     *
     * @param claim the right to decide
     * @param model the model that was asked to answer, by which the price of its tokens is known
     * @return whether it still held
     * @throws SQLException when the database cannot do it
     */
    public boolean accepted(Claim claim, String model) throws SQLException {
        return update(
                "update switchboard_call set state = ?, answered_at = ?, model = ?" + MINE + "= 'DECIDING'",
                State.ACCEPTED.name(),
                now(),
                Text.cut(model, LONGEST_MODEL),
                claim.callId(),
                node.id(),
                claim.epoch());
    }

    /**
     * Records that the call was not taken.
     *
     * @param claim the right to decide
     * @param state rejected or gone
     * @param reason why, in one word
     * @return whether it still held
     * @throws SQLException when the database cannot do it
     */
    public boolean notTaken(Claim claim, State state, String reason) throws SQLException {
        return update(
                "update switchboard_call set state = ?, ended_at = ?, end_reason = ?" + MINE
                        + "in ('RECEIVED', 'DECIDING')",
                state.name(),
                now(),
                reason,
                claim.callId(),
                node.id(),
                claim.epoch());
    }

    /**
     * How many calls of a caller came in since a moment and were not turned away.
     *
     * @param callerNumber the number as the calls have it; empty: those who withheld it
     * @param since the moment
     * @return the number of calls, undecided ones with them
     * @throws SQLException when the database cannot be read
     */
    public int takenFrom(String callerNumber, Instant since) throws SQLException {
        return newTransaction.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select count(*) from switchboard_call
                     where caller_number = ? and received_at >= ? and state not in ('REJECTED', 'GONE')""")) {
                select.setString(1, Text.cut(callerNumber, CallLedger.LONGEST_NAME));
                select.setObject(2, since.atOffset(ZoneOffset.UTC));
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getInt(1) : 0;
                }
            }
        });
    }

    private boolean update(String sql, Object... parameters) throws SQLException {
        return newTransaction.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return statement.executeUpdate() == 1;
            }
        });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
