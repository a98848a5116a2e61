package dev.switchboard.telephony;

import dev.switchboard.catalog.Catalog;
import dev.switchboard.configuration.Settings;
import dev.switchboard.dispatch.FaultToleranceCheck;
import dev.switchboard.dispatch.Reconciliation;
import dev.switchboard.health.DatabaseCondition;
import dev.switchboard.ledger.Expiry;
import dev.switchboard.ledger.InvocationQueue;
import dev.switchboard.ledger.LedgerSchema;
import dev.switchboard.ledger.NoteRecorder;
import dev.switchboard.ledger.SharedTransactionCheck;
import dev.switchboard.ledger.Unwritten;
import dev.switchboard.telemetry.CallMeters;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.eclipse.microprofile.health.Liveness;

/**
 * Makes the runtime ready, or fails the deployment. A database that is not there yet fails nothing: the runtime waits for
 * it. A listener of the web application and not an observer of CDI's {@code Startup}, at which Payara has no
 * {@code java:app} names yet.
 */
@WebListener
public class Startup implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(Startup.class.getName());

    /** What is said stands in the ledger a quarter of a second later at most, its transaction included. */
    static final Duration NOTES_EVERY = Duration.ofMillis(100);

    private static final Duration EXPIRY_EVERY = Duration.ofSeconds(30);
    private static final Duration RECEIPTS_EVERY = Duration.ofMillis(50);
    private static final Duration SCAN_EVERY = Duration.ofSeconds(3);

    @Inject
    Settings settings;

    @Inject
    FaultToleranceCheck faultTolerance;

    @Inject
    LedgerSchema ledger;

    @Inject
    SharedTransactionCheck transactions;

    @Inject
    DatabaseCondition database;

    @Inject
    Catalog catalog;

    @Inject
    CallThreads threads;

    @Inject
    @Liveness
    ThreadsCheck threadsCheck;

    @Inject
    NoteRecorder notes;

    @Inject
    Expiry expiry;

    @Inject
    CallMeters meters;

    @Inject
    InvocationQueue receipts;

    @Inject
    Unwritten unwritten;

    @Inject
    Reconciliation reconciliation;

    @Inject
    LiveCalls calls;

    @Inject
    TakeOver takeOver;

    @Inject
    DecisionScan scan;

    private volatile boolean open;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        settings.check();
        faultTolerance.check();
        open = openLedger();
        threads.start();
        meters.start();
        threads.writeEvery(NOTES_EVERY, notes::flush);
        threads.writeEvery(RECEIPTS_EVERY, receipts::flush);
        threads.workEvery(EXPIRY_EVERY, this::expire);
        threads.workEvery(settings.reconcileEvery(), this::reconcile);
        threads.workEvery(SCAN_EVERY, this::lookAtTheLedger);
        threads.repeat(ThreadsCheck.BEAT_EVERY, () -> threads.handle(threadsCheck::beat));
        calls.start();
        if (open) {
            threads.work(takeOver::run);
        }
        catalog.agents()
                .forEach(agent -> LOG.log(
                        Level.INFO,
                        "agent {0} answers {1} with {2} tools",
                        agent.name(),
                        agent.numbers(),
                        agent.tools().size()));
    }

    private boolean openLedger() {
        if (!ledger.migrate()) {
            return false;
        }
        transactions.check();
        database.succeeded();
        return true;
    }

    private void lookAtTheLedger() {
        if (!open) {
            openLate();
        }
        if (open) {
            scan.run();
        }
    }

    private void expire() {
        if (open) {
            expiry.expireSome();
        }
    }

    private void reconcile() {
        if (open) {
            reconciliation.run();
        }
    }

    private synchronized void openLate() {
        try {
            if (!open && openLedger()) {
                open = true;
                takeOver.run();
            }
        } catch (RuntimeException e) {
            database.failed(String.valueOf(e.getMessage()));
            LOG.log(Level.ERROR, "the ledger cannot be used; it will be tried again", e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        calls.letGo();
        notes.flush();
        receipts.flush();
        unwritten.write();
        threads.stop();
    }
}
