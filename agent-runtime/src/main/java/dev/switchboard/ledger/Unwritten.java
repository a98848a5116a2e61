package dev.switchboard.ledger;

import dev.switchboard.api.CallRecord.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Invocations of which was told that it is not certain, without a row that says so: somebody held the key, or the
 * database was away. Kept in memory until there is one.
 */
@ApplicationScoped
public class Unwritten {

    private static final System.Logger LOG = System.getLogger(Unwritten.class.getName());

    /** Beyond this, with the database away, further ones are forgotten: calls must not bring the server down. */
    private static final int MOST_WAITING = 10_000;

    private record Told(InvocationEntry entry, @Nullable String failure) {}

    private final Queue<Told> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

    private NewTransaction newTransaction;
    private InvocationLedger invocations;
    private IntentLedger intents;
    private LedgerSettlements settlements;
    private StoredCalls calls;

    /** For the container's proxy. */
    protected Unwritten() {}

    @Inject
    Unwritten(
            NewTransaction newTransaction,
            InvocationLedger invocations,
            IntentLedger intents,
            LedgerSettlements settlements,
            StoredCalls calls) {
        this.newTransaction = newTransaction;
        this.invocations = invocations;
        this.intents = intents;
        this.settlements = settlements;
        this.calls = calls;
    }

    /**
     * Remembers that the model is told {@link FixedAnswer#UNCERTAIN}. Never blocks.
     *
     * @param entry the invocation
     * @param failure what went wrong, for people with access to the ledger; {@code null} where nothing did
     */
    public void told(InvocationEntry entry, @Nullable String failure) {
        if (!waiting.offer(new Told(entry, failure))) {
            LOG.log(
                    Level.ERROR,
                    "call {0} invocation {1}: no row will say what was told of it",
                    entry.key().callId(),
                    entry.key().functionCallId());
        }
    }

    /** Writes what can be written now. What cannot be waits behind the others for the next time. */
    public void write() {
        for (int left = waiting.size(); left > 0; left--) {
            Told told = waiting.poll();
            if (told == null) {
                // somebody else writes, too
                return;
            }
            try {
                write(told);
            } catch (SQLException | RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        "call " + told.entry().key().callId() + " invocation "
                                + told.entry().key().functionCallId()
                                + ": there is still no row of what was told of it: " + e.getMessage());
                told(told.entry(), told.failure());
                return;
            }
        }
    }

    private void write(Told told) throws SQLException {
        InvocationEntry entry = told.entry();
        if (!isOurs(entry)) {
            // whoever has the call now has answered, or will
            return;
        }
        FixedAnswer there = invocations.fix(entry, FixedAnswer.uncertain(), told.failure());
        if (there.outcome() == Outcome.RUNNING) {
            there = intents.conclude(entry, FixedAnswer.uncertain(), told.failure());
        }
        if (!there.text().equals(FixedAnswer.UNCERTAIN)) {
            FixedAnswer news = there;
            newTransaction.call(connection -> settlements.tellAfterwards(connection, entry, news));
        }
    }

    private boolean isOurs(InvocationEntry entry) throws SQLException {
        return calls.find(entry.key().callId())
                .filter(call -> call.epoch() == entry.epoch())
                .isPresent();
    }
}
