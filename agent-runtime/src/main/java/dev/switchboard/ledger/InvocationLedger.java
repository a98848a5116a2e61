package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.ToolFinished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of invocations. An invocation's row is the first thing in its transaction and its unique key is what makes
 * an effect happen once: a duplicate, anywhere, waits on the key or collides with it.
 */
@ApplicationScoped
public class InvocationLedger {

    /** The longest id of a function call that the ledger can keep. */
    public static final int LONGEST_ID = 128;

    /** How often a row is tried to be committed of which nobody else knows. */
    private static final int TRIALS = 2;

    private static final String FINISH = """
            update switchboard_invocation set outcome = ?, answer = ?, failure = ?, instructions = ?, finished_at = ?
             where call_id = ? and function_call_id = ?""";

    private static final String SETTLE = """
            update switchboard_invocation set outcome = ?, answer = ?, finished_at = ?
             where call_id = ? and function_call_id = ? and outcome = ?""";

    private static final String FIND = """
            select outcome, answer, instructions from switchboard_invocation
             where call_id = ? and function_call_id = ?""";

    private static final String EARLIER = """
            select outcome, coalesce(settled_answer, answer) as answer, instructions, finished_at
              from switchboard_invocation
             where call_id = ? and function_call_id = ? and finished_at is not null""";

    private static final String CLAIM = """
            update switchboard_invocation set instructed_at = ?
             where call_id = ? and function_call_id = ? and instructed_at is null""";

    private LedgerDataSource dataSource;
    private NewTransaction newTransaction;
    private Clock clock;
    private Event<ToolFinished> finished;

    /** For the container's proxy. */
    protected InvocationLedger() {}

    @Inject
    InvocationLedger(
            LedgerDataSource dataSource, NewTransaction newTransaction, Clock clock, Event<ToolFinished> finished) {
        this.dataSource = dataSource;
        this.newTransaction = newTransaction;
        this.clock = clock;
        this.finished = finished;
    }

    /**
     * Writes an invocation's row, first in the current transaction.
     *
     * @param entry the invocation
     * @return whether this node still owns the call; where not, nothing was written
     * @throws SQLException when the key is taken, or the database cannot do it; {@link #find} tells which
     */
    public boolean begin(InvocationEntry entry) throws SQLException {
        try (Connection connection = dataSource.connection()) {
            boolean owned = InvocationRows.insert(connection, clock, entry, InvocationRows.UNFINISHED, null, null);
            LedgerDataSource.unboundLockWait(connection);
            return owned;
        }
    }

    /**
     * Completes the row with the answer, last in the current transaction.
     *
     * @param entry the invocation whose row this transaction wrote
     * @param answer what the model is told
     * @param failure what went wrong although the effect is kept, for people with access to the ledger; {@code null}
     *     where nothing did
     * @throws SQLException when the database cannot do it
     */
    public void commitWith(InvocationEntry entry, FixedAnswer answer, @Nullable String failure) throws SQLException {
        try (Connection connection = dataSource.connection();
                PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setString(1, answer.outcome().name());
            statement.setString(2, answer.text());
            statement.setString(3, failure == null ? null : Text.storable(failure));
            statement.setString(4, Instructions.write(answer.instructions()));
            statement.setObject(5, InvocationRows.now(clock));
            statement.setString(6, entry.key().callId());
            statement.setString(7, entry.key().functionCallId());
            statement.executeUpdate();
        }
        finished(entry, answer);
    }

    /**
     * Takes the right to do to the call what an invocation's tool wanted. It is given once, so that what is done is done
     * at most once.
     *
     * @param key the invocation
     * @return whether it was given now
     * @throws SQLException when the database cannot do it
     */
    public boolean claimInstructions(InvocationKey key) throws SQLException {
        return newTransaction.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
                statement.setObject(1, InvocationRows.now(clock));
                statement.setString(2, key.callId());
                statement.setString(3, key.functionCallId());
                return statement.executeUpdate() == 1;
            }
        });
    }

    /**
     * The answer that an invocation has, read in a transaction of its own.
     *
     * @param key the invocation
     * @return its answer; empty proves nothing, since a transaction that writes it may be under way. The outcome is
     *     {@code RUNNING}, without a text that counts, for a tool of another system that has not come to its end
     * @throws SQLException when the database cannot be read
     */
    public Optional<FixedAnswer> find(InvocationKey key) throws SQLException {
        return NewTransaction.twice(newTransaction, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                statement.setString(1, key.callId());
                statement.setString(2, key.functionCallId());
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            row.getString(1).equals(InvocationRows.UNFINISHED) ? settle(connection, key) : answer(row));
                }
            }
        });
    }

    /**
     * An earlier invocation that has ended.
     *
     * @param answer its answer; where it was uncertain and is not any more, what was found out
     * @param finishedAt when it was fixed
     */
    public record Earlier(FixedAnswer answer, Instant finishedAt) {}

    /**
     * An earlier invocation, where it has ended.
     *
     * @param key the invocation
     * @return its answer and when it was given
     * @throws SQLException when the database cannot be read
     */
    public Optional<Earlier> earlier(InvocationKey key) throws SQLException {
        return newTransaction.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(EARLIER)) {
                statement.setString(1, key.callId());
                statement.setString(2, key.functionCallId());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Earlier(
                                    answer(row),
                                    row.getObject("finished_at", OffsetDateTime.class)
                                            .toInstant()))
                            : Optional.empty();
                }
            }
        });
    }

    static FixedAnswer answer(ResultSet row) throws SQLException {
        String text = row.getString("answer");
        return new FixedAnswer(
                Outcome.valueOf(row.getString("outcome")),
                text == null ? FixedAnswer.UNCERTAIN : text,
                Instructions.read(row.getString("instructions")));
    }

    /**
     * A row that others see although its tool did not come to its end was committed by other code: what else was
     * committed with it nobody knows.
     */
    private FixedAnswer settle(Connection connection, InvocationKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            statement.setString(1, Outcome.UNKNOWN.name());
            statement.setString(2, FixedAnswer.UNCERTAIN);
            statement.setObject(3, InvocationRows.now(clock));
            statement.setString(4, key.callId());
            statement.setString(5, key.functionCallId());
            statement.setString(6, InvocationRows.UNFINISHED);
            statement.executeUpdate();
        }
        return FixedAnswer.uncertain();
    }

    /**
     * Commits the answer of an invocation whose own transaction did not, in a new transaction with the same key. Where
     * the key is taken, the effect had happened after all, and the answer is the one that is there.
     *
     * @param entry the invocation
     * @param answer the answer to fix
     * @param failure what went wrong, for people with access to the ledger; {@code null} where nothing did
     * @return the answer that is fixed now
     * @throws SQLException when neither could be established: the invocation is in progress or the database is away
     */
    public FixedAnswer fix(InvocationEntry entry, FixedAnswer answer, @Nullable String failure) throws SQLException {
        for (int trial = 1; ; trial++) {
            try {
                insert(entry, answer, failure);
                return answer;
            } catch (SQLException | RuntimeException e) {
                // the key is taken, or the commit failed, or it did not and nobody told us
                Optional<FixedAnswer> there = find(entry.key());
                if (there.isPresent()) {
                    return there.get();
                }
                if (trial == TRIALS) {
                    throw e;
                }
            }
        }
    }

    private void insert(InvocationEntry entry, FixedAnswer answer, @Nullable String failure) throws SQLException {
        newTransaction.call(connection -> {
            if (!InvocationRows.insert(
                    connection, clock, entry, answer.outcome().name(), answer.text(), failure)) {
                throw new SQLException("SWB-3002: call " + entry.key().callId() + " is not owned under epoch "
                        + entry.epoch() + " any more");
            }
            finished(entry, answer);
            return answer;
        });
    }

    private void finished(InvocationEntry entry, FixedAnswer answer) {
        finished.fire(new ToolFinished(
                entry.key().callId(),
                entry.key().functionCallId(),
                entry.tool(),
                answer.outcome(),
                entry.attempts(),
                Duration.between(entry.startedAt(), clock.instant())));
    }
}
