package dev.switchboard.telephony;

import dev.switchboard.api.Answer;
import dev.switchboard.api.CallRecord.State;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.Catalog;
import dev.switchboard.dialect.realtime.SessionRequest;
import dev.switchboard.ledger.CallDecisions;
import dev.switchboard.ledger.Claim;
import dev.switchboard.ledger.UndecidedCall;
import dev.switchboard.telephony.CallLimits.Excess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Has an agent decide about a call, and does what it decided. */
@ApplicationScoped
class CallAnswering {

    private static final System.Logger LOG = System.getLogger(CallAnswering.class.getName());

    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_ATTEMPTS = 10;

    @Inject
    Catalog catalog;

    @Inject
    Announcement announcement;

    @Inject
    CallDecisions decisions;

    @Inject
    CallLimits limits;

    @Inject
    AgentDecision agents;

    @Inject
    CallBriefing briefing;

    @Inject
    Acceptance acceptance;

    @Inject
    Refusal refusal;

    @Inject
    CallMetrics metrics;

    @Inject
    CallThreads threads;

    @Inject
    LiveCalls liveCalls;

    /** What this node is at, from here to the row that says how it ended. */
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    /** A step that is recorded. */
    @FunctionalInterface
    private interface Step {
        boolean done() throws SQLException;
    }

    /** Decides on another thread, so that the webhook is acknowledged first. */
    void answerLater(IncomingCall call, Claim claim) {
        if (inHand.add(call.id())) {
            threads.work(() -> begin(call, claim, 1));
        }
    }

    /** Goes on with a call about which nobody decided to the end, unless this node is at it. */
    void resume(UndecidedCall undecided) throws SQLException {
        String callId = undecided.callId();
        if (!inHand.add(callId)) {
            return;
        }
        Optional<Claim> claim = Optional.empty();
        try {
            claim = decisions.takeOver(undecided);
        } finally {
            if (claim.isEmpty()) {
                inHand.remove(callId);
            }
        }
        claim.ifPresent(mine -> {
            LOG.log(Level.INFO, "call {0}: was left undecided; goes on as owner {1}", callId, mine.epoch());
            IncomingCall call = announcement.call(callId, undecided.headers());
            threads.work(() -> begin(call, mine, 1));
        });
    }

    private void begin(IncomingCall call, Claim claim, int attempt) {
        Optional<AgentDescriptor> agent = catalog.agentFor(call.to().number());
        try {
            if (!decisions.begin(claim, agent.map(AgentDescriptor::name))) {
                LOG.log(Level.INFO, "call {0}: somebody else decides about it", call.id());
                inHand.remove(call.id());
                return;
            }
        } catch (SQLException | RuntimeException e) {
            beginAgain(call, claim, attempt, e);
            return;
        }
        try {
            decide(call, claim, agent);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "SWB-5012: call " + call.id() + ": could not be decided", e);
            refuse(call, claim, UNAVAILABLE, "failed");
        }
    }

    /** The database went away after the call was stored. */
    private void beginAgain(IncomingCall call, Claim claim, int attempt, Exception failure) {
        if (attempt < MOST_ATTEMPTS) {
            threads.workAfter(PAUSE, () -> begin(call, claim, attempt + 1));
            return;
        }
        LOG.log(Level.ERROR, "SWB-5012: call " + call.id() + ": the ledger is away; the call is turned away", failure);
        refuse(call, claim, UNAVAILABLE, "ledger_away");
    }

    private void decide(IncomingCall call, Claim claim, Optional<AgentDescriptor> agent) {
        if (agent.isEmpty()) {
            refuse(call, claim, NOT_FOUND, "unknown_number");
            return;
        }
        Optional<Excess> excess = limits.enter(call);
        if (excess.isPresent()) {
            refuse(call, claim, excess.get().sipStatus(), excess.get().reason());
            return;
        }
        AgentDecision.Decision decision = agents.about(call, agent.get());
        if (decision.answer() instanceof Answer.Accept accept) {
            accept(call, claim, agent.get(), accept);
        } else {
            refuse(call, claim, ((Answer.Reject) decision.answer()).sipStatus(), decision.reason());
        }
    }

    private void accept(IncomingCall call, Claim claim, AgentDescriptor agent, Answer.Accept answer) {
        SessionRequest session = briefing.session(agent, answer);
        Acceptance.Result result = acceptance.accept(call.id(), session.json());
        switch (result.outcome()) {
            case TAKEN -> {
                LOG.log(Level.INFO, "call {0}: accepted by agent {1}", call.id(), agent.name());
                metrics.answered(agent.name());
                if (record(call, () -> decisions.accepted(claim, session.model()))) {
                    liveCalls.begin(call, agent, briefing.greeting(answer), claim.epoch());
                } else {
                    limits.leave(call.id());
                }
            }
            case GONE -> leave(call, claim, State.GONE, result.reason());
            default -> refuse(call, claim, UNAVAILABLE, result.reason());
        }
    }

    private void refuse(IncomingCall call, Claim claim, int sipStatus, String reason) {
        // turned away, it takes nobody's place, however long that takes
        limits.leave(call.id());
        refusal.refuse(call.id(), sipStatus, reason, state -> leave(call, claim, state, reason));
    }

    private void leave(IncomingCall call, Claim claim, State state, String reason) {
        limits.leave(call.id());
        metrics.notTaken(reason);
        record(call, () -> decisions.notTaken(claim, state, reason));
    }

    /**
     * Records what was done at the service, however long the database is away.
     *
     * @return whether the call is still this node's
     */
    private boolean record(IncomingCall call, Step step) {
        boolean isMine = true;
        try {
            isMine = step.done();
            if (!isMine) {
                LOG.log(Level.WARNING, "call {0}: another owner has it by now", call.id());
            }
            inHand.remove(call.id());
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "call {0}: the decision is not recorded yet: {1}", call.id(), e.getMessage());
            threads.workAfter(PAUSE, () -> record(call, step));
        }
        return isMine;
    }
}
