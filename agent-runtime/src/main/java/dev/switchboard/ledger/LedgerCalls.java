package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord;
import dev.switchboard.api.Calls;
import dev.switchboard.api.Erasure;
import dev.switchboard.api.Unsettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Answers questions about calls from the ledger's tables. */
@ApplicationScoped
class LedgerCalls implements Calls {

    private static final String CALL = "select " + CallRows.CALL + " from switchboard_call c";

    private static final String UNSETTLED = "select " + CallRows.CALL + ", " + CallRows.ACTION
            + " from switchboard_invocation i join switchboard_call c on c.call_id = i.call_id"
            + " where i.outcome in ('UNKNOWN', 'RUNNING') order by i.started_at";

    private NewTransaction newTransaction;
    private Expiry expiry;

    /** For the container's proxy. */
    protected LedgerCalls() {}

    @Inject
    LedgerCalls(NewTransaction newTransaction, Expiry expiry) {
        this.newTransaction = newTransaction;
        this.expiry = expiry;
    }

    @Override
    public List<CallRecord> newest(int limit) {
        return calls("", limit);
    }

    @Override
    public List<CallRecord> from(String callerNumber, int limit) {
        return calls(" where c.caller_number = ?", limit, callerNumber);
    }

    @Override
    public List<CallRecord> between(Instant from, Instant to, int limit) {
        return calls(
                " where c.received_at >= ? and c.received_at < ?",
                limit,
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC));
    }

    private List<CallRecord> calls(String condition, int limit, Object... parameters) {
        String sql = first(limit, CALL + condition + " order by c.received_at desc");
        return read(connection -> CallRows.list(connection, sql, CallRows::summary, parameters));
    }

    @Override
    public Optional<CallRecord> find(String callId) {
        return read(connection -> {
            List<CallRecord> found =
                    CallRows.list(connection, CALL + " where c.call_id = ?", CallRows::summary, callId);
            return found.isEmpty() ? Optional.empty() : Optional.of(CallRows.whole(connection, found.get(0)));
        });
    }

    @Override
    public List<Unsettled> unsettled(int limit) {
        String sql = first(limit, UNSETTLED);
        return read(connection ->
                CallRows.list(connection, sql, row -> new Unsettled(CallRows.summary(row), CallRows.action(row))));
    }

    @Override
    public Erasure erase(String callerNumber) {
        if (callerNumber.isBlank()) {
            throw new IllegalArgumentException("a blank number is everybody who withholds theirs");
        }
        try {
            int erased = expiry.erase(callerNumber);
            return new Erasure(
                    erased,
                    read(connection -> CallRows.list(
                            connection,
                            "select call_id from switchboard_call where caller_number = ? order by received_at",
                            row -> row.getString(1),
                            callerNumber)));
        } catch (SQLException e) {
            throw new IllegalStateException("SWB-3013: calls could not be erased; try again", e);
        }
    }

    private static String first(int limit, String sql) {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit must be 1 to 1000 but is " + limit);
        }
        return sql + " fetch first " + limit + " rows only";
    }

    private <T> T read(NewTransaction.Work<T> work) {
        try {
            return newTransaction.call(work);
        } catch (SQLException e) {
            throw new IllegalStateException("SWB-3005: the ledger cannot be read", e);
        }
    }
}
