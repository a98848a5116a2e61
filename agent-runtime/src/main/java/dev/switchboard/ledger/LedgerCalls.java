package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord;
import dev.switchboard.api.CallRecord.Action;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.api.CallRecord.State;
import dev.switchboard.api.Calls;
import dev.switchboard.api.PhoneAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers questions about calls from the ledger's tables. */
@ApplicationScoped
class LedgerCalls implements Calls {

    private static final String CALL = """
            select call_id, agent, caller_name, caller_number, called_number, sip_call_id, state, received_at,
                   answered_at, ended_at, end_reason
              from switchboard_call
            """;

    private NewTransaction newTransaction;

    /** For the container's proxy. */
    protected LedgerCalls() {}

    @Inject
    LedgerCalls(NewTransaction newTransaction) {
        this.newTransaction = newTransaction;
    }

    @Override
    public List<CallRecord> newest(int limit) {
        return list("", limit);
    }

    @Override
    public List<CallRecord> from(String callerNumber, int limit) {
        return list(" where caller_number = ?", limit, callerNumber);
    }

    @Override
    public List<CallRecord> between(Instant from, Instant to, int limit) {
        return list(
                " where received_at >= ? and received_at < ?",
                limit,
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC));
    }

    private List<CallRecord> list(String condition, int limit, Object... parameters) {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit must be 1 to 1000 but is " + limit);
        }
        return read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    CALL + condition + " order by received_at desc fetch first " + limit + " rows only")) {
                for (int i = 0; i < parameters.length; i++) {
                    select.setObject(i + 1, parameters[i]);
                }
                try (ResultSet row = select.executeQuery()) {
                    List<CallRecord> calls = new ArrayList<>();
                    while (row.next()) {
                        calls.add(call(row, List.of(), List.of()));
                    }
                    return calls;
                }
            }
        });
    }

    @Override
    public Optional<CallRecord> find(String callId) {
        return read(connection -> {
            List<CallRecord.Turn> turns = turns(connection, callId);
            List<Action> actions = actions(connection, callId);
            try (PreparedStatement select = connection.prepareStatement(CALL + " where call_id = ?")) {
                select.setString(1, callId);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(call(row, turns, actions)) : Optional.empty();
                }
            }
        });
    }

    private <T> T read(NewTransaction.Work<T> work) {
        try {
            return newTransaction.call(work);
        } catch (SQLException e) {
            throw new IllegalStateException("SWB-3005: the ledger cannot be read", e);
        }
    }

    private static CallRecord call(ResultSet row, List<CallRecord.Turn> turns, List<Action> actions)
            throws SQLException {
        Instant receivedAt = instant(row, "received_at");
        return new CallRecord(
                row.getString("call_id"),
                row.getString("agent"),
                new PhoneAddress(row.getString("caller_name"), row.getString("caller_number")),
                new PhoneAddress("", row.getString("called_number")),
                row.getString("sip_call_id"),
                State.valueOf(row.getString("state")),
                receivedAt == null ? Instant.EPOCH : receivedAt,
                instant(row, "answered_at"),
                instant(row, "ended_at"),
                row.getString("end_reason"),
                turns,
                actions);
    }

    private static List<CallRecord.Turn> turns(Connection connection, String callId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select speaker, text, said_at from switchboard_turn where call_id = ? order by said_at, item_id")) {
            select.setString(1, callId);
            try (ResultSet row = select.executeQuery()) {
                List<CallRecord.Turn> turns = new ArrayList<>();
                while (row.next()) {
                    turns.add(new CallRecord.Turn(
                            Speaker.valueOf(row.getString("speaker")),
                            row.getString("text"),
                            row.getObject("said_at", OffsetDateTime.class).toInstant()));
                }
                return turns;
            }
        }
    }

    private static List<Action> actions(Connection connection, String callId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select function_call_id, tool, arguments, outcome, answer, attempts, started_at, finished_at,
                       repeat_of, instructions
                  from switchboard_invocation where call_id = ? order by started_at, function_call_id""")) {
            select.setString(1, callId);
            try (ResultSet row = select.executeQuery()) {
                List<Action> actions = new ArrayList<>();
                while (row.next()) {
                    Instant startedAt =
                            row.getObject("started_at", OffsetDateTime.class).toInstant();
                    Instant finishedAt = instant(row, "finished_at");
                    actions.add(new Action(
                            row.getString("function_call_id"),
                            row.getString("tool"),
                            row.getString("arguments"),
                            Outcome.valueOf(row.getString("outcome")),
                            row.getString("answer"),
                            row.getInt("attempts"),
                            startedAt,
                            finishedAt == null ? Duration.ZERO : Duration.between(startedAt, finishedAt),
                            row.getString("repeat_of"),
                            Instructions.read(row.getString("instructions"))));
                }
                return actions;
            }
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
