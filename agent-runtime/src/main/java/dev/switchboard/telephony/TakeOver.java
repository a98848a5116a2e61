package dev.switchboard.telephony;

import dev.switchboard.call.FunctionCall;
import dev.switchboard.call.Known;
import dev.switchboard.call.Written;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.Catalog;
import dev.switchboard.dialect.realtime.ServerEvents;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.ledger.Receipts;
import dev.switchboard.ledger.Receipts.Receipt;
import dev.switchboard.ledger.StoredCalls;
import dev.switchboard.ledger.StoredCalls.StoredCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Goes on, at start, with the calls that an earlier incarnation of this server had when it died: under a new epoch, so
 * that the old one begins nothing any more, and with what the ledger knows of them. A commit of the old one that is still
 * under way may succeed: then the row is there, and its key keeps the tool from running again. A call that is over is
 * taken up, too, where something that was asked for in it has not been done: to hang up cancels nothing.
 */
@ApplicationScoped
class TakeOver {

    private static final System.Logger LOG = System.getLogger(TakeOver.class.getName());

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** What was asked for in a call that ended longer ago is not done any more: nobody would expect it. */
    private static final Duration LATEST = Duration.ofDays(1);

    /** Of a response that was before our time nobody needs the id. */
    private static final String EARLIER = "(earlier)";

    @Inject
    StoredCalls calls;

    @Inject
    Receipts receipts;

    @Inject
    CallLedger ledger;

    @Inject
    Catalog catalog;

    @Inject
    LiveCalls liveCalls;

    @Inject
    Clock clock;

    @Inject
    CallThreads threads;

    void run() {
        try {
            calls.orphans().forEach(orphan -> takeUpOrTryAgain(orphan, false));
            calls.overWithWorkLeft(clock.instant().minus(LATEST)).forEach(orphan -> takeUpOrTryAgain(orphan, true));
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "SWB-5006: the calls of an earlier start could not be taken up yet", e);
            threads.workAfter(PAUSE, this::run);
        }
    }

    /** One that cannot be taken up yet is not in the way of the others, and is not left to itself. */
    private void takeUpOrTryAgain(StoredCall orphan, boolean over) {
        try {
            Optional<StoredCall> mine = calls.take(orphan);
            if (mine.isPresent()) {
                takeUp(mine.get(), over);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "SWB-5006: call " + orphan.call().id() + " could not be taken up yet", e);
            threads.workAfter(PAUSE, () -> takeUpOrTryAgain(orphan, over));
        }
    }

    private void takeUp(StoredCall stored, boolean over) throws SQLException {
        String callId = stored.call().id();
        Optional<AgentDescriptor> agent = Optional.ofNullable(stored.agent()).flatMap(catalog::agentNamed);
        if (agent.isEmpty()) {
            LOG.log(Level.ERROR, "SWB-5006: call {0}: there is no agent {1} any more", callId, stored.agent());
            ledger.ended(callId, "no_agent");
            return;
        }
        List<Known> known = receipts.of(callId).stream().map(TakeOver::known).toList();
        LOG.log(
                Level.INFO,
                "call {0}: taken up under epoch {1}, {2} function calls",
                callId,
                stored.epoch(),
                known.size());
        liveCalls.takeUp(stored.call(), agent.get(), stored.epoch(), known, lasted(stored), over);
    }

    private Duration lasted(StoredCall stored) {
        Instant answeredAt = stored.answeredAt();
        return answeredAt == null ? Duration.ZERO : Duration.between(answeredAt, clock.instant());
    }

    private static Known known(Receipt receipt) {
        return new Known(
                new FunctionCall(
                        receipt.functionCallId(),
                        EARLIER,
                        receipt.tool(),
                        receipt.arguments(),
                        ServerEvents.canonical(receipt.arguments())),
                receipt.promise(),
                receipt.answer().map(answer -> new Known.Answer(answer.text(), Written.by(answer.outcome()))),
                receipt.repeatOf());
    }
}
