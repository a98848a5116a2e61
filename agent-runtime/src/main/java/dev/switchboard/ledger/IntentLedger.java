package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.ToolFinished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of tools that touch another system: the intent is committed before the tool runs, the outcome after it. A row
 * whose outcome is {@code RUNNING} and whose tool does not run any more is in doubt.
 */
@ApplicationScoped
public class IntentLedger {

    private static final String FINISH = """
            update switchboard_invocation
               set outcome = ?, answer = ?, instructions = ?, attempts = ?, finished_at = ?
             where call_id = ? and function_call_id = ? and outcome = 'RUNNING'""";

    private static final String CONCLUDE = """
            update switchboard_invocation
               set outcome = ?, answer = ?, failure = ?, attempts = ?, finished_at = ?
             where call_id = ? and function_call_id = ? and outcome = 'RUNNING'""";

    private static final String ADOPT = """
            update switchboard_invocation set epoch = ?, attempts = attempts + 1
             where call_id = ? and function_call_id = ? and outcome in ('RUNNING', 'UNKNOWN') and attempts = ?""";

    private LedgerDataSource dataSource;
    private NewTransaction newTransaction;
    private InvocationLedger invocations;
    private LedgerSettlements settlements;
    private Clock clock;
    private Event<ToolFinished> finished;

    /** For the container's proxy. */
    protected IntentLedger() {}

    @Inject
    IntentLedger(
            LedgerDataSource dataSource,
            NewTransaction newTransaction,
            InvocationLedger invocations,
            LedgerSettlements settlements,
            Clock clock,
            Event<ToolFinished> finished) {
        this.dataSource = dataSource;
        this.newTransaction = newTransaction;
        this.invocations = invocations;
        this.settlements = settlements;
        this.clock = clock;
        this.finished = finished;
    }

    /**
     * Commits that a tool is about to run.
     *
     * @param entry the invocation
     * @return the answer that there is already: then the tool must not be run; its outcome is {@code RUNNING} where an
     *     earlier run has not come to its end
     * @throws SQLException when it could not be committed; the tool must not be run
     */
    public Optional<FixedAnswer> intend(InvocationEntry entry) throws SQLException {
        try {
            boolean owned = newTransaction.call(
                    connection -> InvocationRows.insert(connection, clock, entry, Outcome.RUNNING.name(), null, null));
            if (owned) {
                return Optional.empty();
            }
        } catch (SQLException e) {
            Optional<FixedAnswer> earlier = invocations.find(entry.key());
            if (earlier.isEmpty()) {
                throw e;
            }
            return earlier;
        }
        throw new SQLException("SWB-3002: call " + entry.key().callId() + " belongs to another node now");
    }

    /**
     * Takes over an intent that is in doubt, to run its tool again under the same key. Of several who try, one succeeds.
     *
     * @param entry the invocation
     * @param attempts how many attempts its row has
     * @return whether it is this run's now
     * @throws SQLException when the database cannot do it, or somebody has the row for too long
     */
    public boolean adopt(InvocationEntry entry, int attempts) throws SQLException {
        return newTransaction.call(connection -> {
            LedgerDataSource.boundLockWait(connection);
            try (PreparedStatement statement = connection.prepareStatement(ADOPT)) {
                statement.setLong(1, entry.epoch());
                statement.setString(2, entry.key().callId());
                statement.setString(3, entry.key().functionCallId());
                statement.setInt(4, attempts);
                return statement.executeUpdate() == 1;
            }
        });
    }

    /**
     * Writes a tool's outcome, last in the current transaction. It stands also where the run had been given up and its
     * outcome called unknown: the tool knows best.
     *
     * @param entry the invocation
     * @param answer what the tool has to tell
     * @return what the model is told: that it is not certain, where that stands in the row already; the tool's answer is
     *     news then
     * @throws SQLException when the database cannot do it, or somebody has settled the invocation meanwhile
     */
    public FixedAnswer finishWith(InvocationEntry entry, FixedAnswer answer) throws SQLException {
        try (Connection connection = dataSource.connection();
                PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setString(1, answer.outcome().name());
            statement.setString(2, answer.text());
            statement.setString(3, Instructions.write(answer.instructions()));
            statement.setInt(4, entry.attempts());
            statement.setObject(5, InvocationRows.now(clock));
            statement.setString(6, entry.key().callId());
            statement.setString(7, entry.key().functionCallId());
            if (statement.executeUpdate() == 1) {
                fire(entry, answer);
                return answer;
            }
            if (!settlements.settle(
                    connection, entry.key(), answer.outcome(), answer.text(), LedgerSettlements.BY_TOOL)) {
                throw new SQLException("SWB-3009: invocation " + entry.key().functionCallId() + " of call "
                        + entry.key().callId() + " was settled while its tool ran");
            }
            return new FixedAnswer(answer.outcome(), FixedAnswer.UNCERTAIN);
        }
    }

    /**
     * Commits how an intent ended whose tool did not commit an outcome itself.
     *
     * @param entry the invocation
     * @param answer failed, fallback or unknown, and what the model is told
     * @param failure for people with access to the ledger
     * @return the answer that is fixed now: the tool's own where it had one after all
     * @throws SQLException when the database cannot do it, or somebody has the row for too long
     */
    public FixedAnswer conclude(InvocationEntry entry, FixedAnswer answer, @Nullable String failure)
            throws SQLException {
        NewTransaction.twice(newTransaction, connection -> {
            LedgerDataSource.boundLockWait(connection);
            try (PreparedStatement statement = connection.prepareStatement(CONCLUDE)) {
                statement.setString(1, answer.outcome().name());
                statement.setString(2, answer.text());
                statement.setString(3, failure == null ? null : Text.storable(failure));
                statement.setInt(4, entry.attempts());
                statement.setObject(5, InvocationRows.now(clock));
                statement.setString(6, entry.key().callId());
                statement.setString(7, entry.key().functionCallId());
                if (statement.executeUpdate() == 1) {
                    fire(entry, answer);
                }
                return answer;
            }
        });
        return invocations.find(entry.key()).orElseThrow(() -> new SQLException("the intent's row is not there"));
    }

    private void fire(InvocationEntry entry, FixedAnswer answer) {
        finished.fire(new ToolFinished(
                entry.key().callId(),
                entry.key().functionCallId(),
                entry.tool(),
                answer.outcome(),
                entry.attempts(),
                Duration.between(entry.startedAt(), clock.instant())));
    }
}
