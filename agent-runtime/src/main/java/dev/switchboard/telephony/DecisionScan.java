package dev.switchboard.telephony;

import dev.switchboard.health.DatabaseCondition;
import dev.switchboard.ledger.CallDecisions;
import dev.switchboard.ledger.UndecidedCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Goes on with calls whose decision was never finished: their node died, or the answer to its statement was lost. Looks
 * at start, now and then, and when a webhook is delivered again.
 */
@ApplicationScoped
class DecisionScan {

    private static final System.Logger LOG = System.getLogger(DecisionScan.class.getName());

    @Inject
    CallDecisions decisions;

    @Inject
    CallAnswering answering;

    @Inject
    DatabaseCondition database;

    private final AtomicBoolean running = new AtomicBoolean();

    /** Looks at all undecided calls, unless somebody is at that already. */
    void run() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            for (UndecidedCall call : decisions.undecided()) {
                answering.resume(call);
            }
            database.succeeded();
        } catch (SQLException | RuntimeException e) {
            database.failed(String.valueOf(e.getMessage()));
            LOG.log(Level.WARNING, "undecided calls could not be looked for: {0}", e.getMessage());
        } finally {
            running.set(false);
        }
    }

    /** Goes on with the call of a webhook that was delivered again, where that is needed. */
    void resume(String webhookId, String callId) throws SQLException {
        Optional<UndecidedCall> undecided = decisions.undecided(webhookId, callId);
        if (undecided.isPresent()) {
            answering.resume(undecided.get());
        }
    }
}
