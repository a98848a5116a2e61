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
               and (started_at, call_id, function_call_id) > (?, ?, ?)
             order by started_at, call_id, function_call_id
             fetch first ? rows only""";

    /** As many as can be looked after at once. */
    private static final int PAGE = 200;

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

    private static final Doubt BEFORE_THE_FIRST =
            new Doubt(new InvocationKey("", ""), "", "", Outcome.UNKNOWN, 0, Instant.EPOCH);

    private NewTransaction newTransaction;
    private int page;
    private Doubt last = BEFORE_THE_FIRST;

    /** For the container's proxy. */
    protected Doubts() {}

    @Inject
    Doubts(NewTransaction newTransaction) {
        this(newTransaction, PAGE);
    }

    Doubts(NewTransaction newTransaction, int page) {
        this.newTransaction = newTransaction;
        this.page = page;
    }

    /**
     * Finds the next ones, the oldest first, and after the last one the oldest again: so that what nobody but a person
     * can settle does not keep the others from being looked after. For one thread at a time.
     *
     * @param startedBefore only those that were begun before that
     * @return no more than can be looked after at once
     * @throws SQLException when the database cannot be read
     */
    public List<Doubt> next(Instant startedBefore) throws SQLException {
        List<Doubt> next = after(last, startedBefore);
        last = next.size() < page ? BEFORE_THE_FIRST : next.get(next.size() - 1);
        return next;
    }

    private List<Doubt> after(Doubt earlier, Instant startedBefore) throws SQLException {
        return newTransaction.call(connection -> {
            try (PreparedStatement select = connection.prepareStatement(IN_DOUBT)) {
                select.setObject(1, startedBefore.atOffset(ZoneOffset.UTC));
                select.setObject(2, earlier.startedAt().atOffset(ZoneOffset.UTC));
                select.setString(3, earlier.key().callId());
                select.setString(4, earlier.key().functionCallId());
                select.setInt(5, page);
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
