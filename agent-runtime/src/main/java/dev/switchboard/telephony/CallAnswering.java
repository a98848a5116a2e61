package dev.switchboard.telephony;

import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.CallRecord.State;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.Catalog;
import dev.switchboard.configuration.Settings;
import dev.switchboard.dialect.realtime.SessionRequest;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.telephony.CallControl.CallControlException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;

/** Has an agent decide about a call, and does what it decided. */
@ApplicationScoped
class CallAnswering {

    private static final System.Logger LOG = System.getLogger(CallAnswering.class.getName());

    private static final int NOT_FOUND = 404;
    private static final int TEMPORARILY_UNAVAILABLE = 480;

    @Inject
    Catalog catalog;

    @Inject
    Settings settings;

    @Inject
    CallLedger ledger;

    @Inject
    CallControl control;

    @Inject
    CallThreads threads;

    @Inject
    LiveCalls liveCalls;

    @Inject
    @Any
    Instance<CallHandler> handlers;

    /** Decides on another thread, so that the webhook is acknowledged first. */
    void answerLater(IncomingCall call) {
        threads.work(() -> answer(call));
    }

    private void answer(IncomingCall call) {
        try {
            Optional<AgentDescriptor> agent = catalog.agentFor(call.to().number());
            if (agent.isEmpty()) {
                reject(call, NOT_FOUND, "unknown_number");
                return;
            }
            Answer answer = decide(agent.get(), call);
            if (answer instanceof Answer.Reject reject) {
                reject(call, reject.sipStatus(), "rejected");
            } else {
                accept(call, agent.get(), (Answer.Accept) answer);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "call " + call.id() + ": could not be answered", e);
        }
    }

    /** What the agent says; an agent that fails is not available. */
    private Answer decide(AgentDescriptor agent, IncomingCall call) {
        try {
            CallHandler handler = (CallHandler) handlers.select(agent.handler().asSubclass(CallHandler.class))
                    .get();
            Answer answer = handler.answer(call);
            if (answer != null) {
                return answer;
            }
            LOG.log(Level.ERROR, "SWB-2003: call {0}: agent {1} answered null", call.id(), agent.name());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "SWB-2003: call " + call.id() + ": agent " + agent.name() + " failed", e);
        }
        return Answer.reject(TEMPORARILY_UNAVAILABLE);
    }

    private void accept(IncomingCall call, AgentDescriptor agent, Answer.Accept answer) throws SQLException {
        try {
            control.accept(call.id(), session(agent, answer).json());
        } catch (CallControlException e) {
            if (!e.isAmbiguous()) {
                LOG.log(Level.WARNING, "call {0}: {1}", call.id(), e.getMessage());
                ledger.notTaken(call.id(), State.GONE, e.isGone() ? "gone_before_accept" : "accept_refused");
                return;
            }
            LOG.log(Level.WARNING, "call {0}: {1}; attaching will tell", call.id(), e.getMessage());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "call {0}: accept was not answered ({1}); attaching will tell", call.id(), e);
        }
        ledger.accepted(call.id(), agent.name());
        ledger.servedBy(call.id(), answer.model().orElse(settings.model()));
        LOG.log(Level.INFO, "call {0}: accepted by agent {1}", call.id(), agent.name());
        liveCalls.begin(call, agent, answer.greeting());
    }

    private SessionRequest session(AgentDescriptor agent, Answer.Accept answer) {
        JsonArrayBuilder tools = Json.createArrayBuilder();
        agent.tools()
                .forEach(tool -> tools.add(SessionRequest.function(tool.name(), tool.description(), tool.schema())));
        return new SessionRequest(
                answer.model().orElse(settings.model()),
                answer.voice().orElse(settings.voice()),
                settings.transcriptionModel(),
                answer.instructions(),
                tools.build());
    }

    private void reject(IncomingCall call, int sipStatus, String reason) throws SQLException {
        try {
            control.reject(call.id(), sipStatus);
            LOG.log(Level.INFO, "call {0}: rejected with {1}, {2}", call.id(), sipStatus, reason);
        } catch (CallControlException | IOException e) {
            LOG.log(Level.WARNING, "call {0}: could not be rejected: {1}", call.id(), e.getMessage());
        }
        ledger.notTaken(call.id(), State.REJECTED, reason);
    }
}
