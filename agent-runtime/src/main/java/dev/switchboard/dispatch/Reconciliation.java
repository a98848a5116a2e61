package dev.switchboard.dispatch;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.Reconciler;
import dev.switchboard.api.Reconciler.Finding;
import dev.switchboard.api.Reconciler.Unknown;
import dev.switchboard.api.Settlements;
import dev.switchboard.api.Tool;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.Catalog;
import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.configuration.Settings;
import dev.switchboard.ledger.Doubts;
import dev.switchboard.ledger.Doubts.Doubt;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.IntentLedger;
import dev.switchboard.ledger.InvocationEntry;
import dev.switchboard.ledger.StoredCalls;
import dev.switchboard.ledger.StoredCalls.StoredCall;
import dev.switchboard.ledger.Unwritten;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Looks after invocations that touched another system and of which nobody knows the outcome: runs again what is
 * idempotent, asks the tool's reconciler, and leaves the rest to a person.
 */
@ApplicationScoped
public class Reconciliation {

    private static final System.Logger LOG = System.getLogger(Reconciliation.class.getName());

    /** What did not come to its end so often is for a person. */
    private static final int MOST_ATTEMPTS = 10;

    private static final String BY = "reconciler";

    @Inject
    Doubts doubts;

    @Inject
    Unwritten unwritten;

    @Inject
    StoredCalls calls;

    @Inject
    IntentLedger intents;

    @Inject
    IntentBoundary boundary;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Settlements settlements;

    @Inject
    Catalog catalog;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    @Any
    Instance<Reconciler> reconcilers;

    private final ReentrantLock looking = new ReentrantLock();

    /**
     * Looks after the next of what is old enough. What goes wrong with one is logged, and tried again later. Does
     * nothing while another thread is looking.
     */
    public void run() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            unwritten.write();
            for (Doubt doubt : doubts.next(clock.instant().minus(settings.reconcileAfter()))) {
                try {
                    lookAfter(doubt);
                } catch (SQLException | RuntimeException e) {
                    LOG.log(
                            Level.WARNING,
                            "SWB-2008: call " + doubt.key().callId() + " invocation "
                                    + doubt.key().functionCallId() + ": its outcome stays unknown for now",
                            e);
                }
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "unknown outcomes could not be looked after: " + e);
        } finally {
            looking.unlock();
        }
    }

    private void lookAfter(Doubt doubt) throws SQLException {
        Optional<StoredCall> call = calls.find(doubt.key().callId());
        Optional<AgentDescriptor> agent =
                call.flatMap(stored -> Optional.ofNullable(stored.agent())).flatMap(catalog::agentNamed);
        Optional<ToolDescriptor> tool = agent.flatMap(known -> known.tool(doubt.tool()));
        if (boundary.isAtWork(doubt.key())
                || tool.filter(known -> mayBeAtWork(known, doubt)).isPresent()) {
            return;
        }
        if (doubt.outcome() == Outcome.RUNNING && conclude(doubt) != Outcome.UNKNOWN) {
            // it has come to its end meanwhile
            return;
        }
        Tool declared = tool.map(ToolDescriptor::declared).orElse(null);
        if (declared != null && declared.idempotent() && doubt.attempts() < MOST_ATTEMPTS) {
            dispatcher.runAgain(
                    new ToolRequest(
                            call.get().call(),
                            agent.get(),
                            call.get().epoch(),
                            doubt.key().functionCallId(),
                            doubt.tool(),
                            doubt.arguments(),
                            Optional.empty()),
                    doubt.attempts());
            return;
        }
        if (declared != null && declared.reconciler() != Reconciler.class) {
            ask(declared.reconciler(), doubt);
        }
    }

    /** Its answer is what was told or will be: that it is not certain. What comes of it from now on is news. */
    private Outcome conclude(Doubt doubt) throws SQLException {
        InvocationEntry entry = new InvocationEntry(
                doubt.key(), 0, doubt.tool(), doubt.arguments(), doubt.startedAt(), doubt.attempts(), null);
        return intents.conclude(entry, FixedAnswer.uncertain(), IntentBoundary.DIED)
                .outcome();
    }

    /** A tool may be at work until its deadline has passed, on a node of which we know nothing. */
    private boolean mayBeAtWork(ToolDescriptor tool, Doubt doubt) {
        Timeout timeout = tool.method().isAnnotationPresent(Timeout.class)
                ? tool.method().getAnnotation(Timeout.class)
                : tool.bean().getAnnotation(Timeout.class);
        Duration longest = timeout == null ? Duration.ZERO : Duration.of(timeout.value(), timeout.unit());
        return clock.instant()
                .isBefore(doubt.startedAt().plus(settings.reconcileAfter()).plus(longest));
    }

    private void ask(Class<? extends Reconciler> type, Doubt doubt) {
        Instance<? extends Reconciler> selected = reconcilers.select(type);
        Finding finding = selected.get()
                .find(new Unknown(
                        doubt.key().callId(),
                        doubt.key().functionCallId(),
                        doubt.tool(),
                        doubt.arguments(),
                        CurrentInvocation.idempotencyKey(doubt.key()),
                        doubt.startedAt()));
        if (!(finding instanceof Finding.StillUnknown)
                && settlements.settle(doubt.key().callId(), doubt.key().functionCallId(), finding, BY)) {
            LOG.log(
                    Level.INFO,
                    "call {0} invocation {1}: settled by its reconciler: {2}",
                    doubt.key().callId(),
                    doubt.key().functionCallId(),
                    finding.getClass().getSimpleName());
        }
    }
}
