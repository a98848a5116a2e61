package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The invocations of which nobody knows whether they were done. */
@ApplicationScoped
public class Doubts {

    private static final String IN_DOUBT = """
            select call_id, function_call_id, tool, arguments, outcome, attempts, started_at
              from switchboard_invocation
             where outcome in ('RUNNING', 'UNKNOWN') and started_at < ?
             order by started_at fetch first 200 rows only""";

    /**
     * An invocation in doubt.
     *
     * @param key which
     * @param tool the tool's name
     * @param arguments its arguments as the model wrote them
     * @param outcome running, where a server died over it, or unknown
     * @param attempts how often the tool was begun
     * @param startedAt when it was begun first
     */
    public record Doubt(
            InvocationKey key, String tool, String arguments, Outcome outcome, int attempts, Instant startedAt) {}

    private NewTransaction newTransaction;

    /** For the container's proxy. */
    protected Doubts() {}

    @Inject
    Doubts(NewTransaction newTransaction) {
        this.newTransaction = newTransaction;
    }

    /**
     * Finds the oldest.
     *
     * @param startedBefore only those that were begun before that
     * @return no more than can be looked after at once
     * @throws SQLException when the database cannot be read
     */
    public List<Doubt> startedBefore(Instant startedBefore) throws SQLException {
        return newTransaction.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement(IN_DOUBT)) {
                select.setObject(1, startedBefore.atOffset(ZoneOffset.UTC));
                try (ResultSet row = select.executeQuery()) {
                    List<Doubt> doubts = new ArrayList<>();
                    while (row.next()) {
                        doubts.add(new Doubt(
                                new InvocationKey(row.getString("call_id"), row.getString("function_call_id")),
                                row.getString("tool"),
                                row.getString("arguments"),
                                Outcome.valueOf(row.getString("outcome")),
                                row.getInt("attempts"),
                                row.getObject("started_at", OffsetDateTime.class)
                                        .toInstant()));
                    }
                    return doubts;
                }
            }
        });
    }
}
