package dev.switchboard.telephony;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.ToolSettled;
import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallState;
import dev.switchboard.call.Known;
import dev.switchboard.call.TakingUp;
import dev.switchboard.call.Transition;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.configuration.CallSettings;
import dev.switchboard.dispatch.Dispatcher;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.ledger.NoteRecorder;
import dev.switchboard.sideband.SidebandClient;
import dev.switchboard.telemetry.CallMeters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that this node has. */
@ApplicationScoped
class LiveCalls {

    private static final int SILENT_PINGS = 3;

    @Inject
    Dispatcher dispatcher;

    @Inject
    SidebandClient sidebands;

    @Inject
    CallControl control;

    @Inject
    CallLedger ledger;

    @Inject
    NoteRecorder turns;

    @Inject
    CallThreads threads;

    @Inject
    CallLimits limits;

    @Inject
    CallMeters meters;

    @Inject
    CallMetrics metrics;

    @Inject
    CallSettings settings;

    private final Map<String, LiveCall> byId = new ConcurrentHashMap<>();

    /** Sees from now on whether the other ends of the sidebands are there, and says how many calls there are. */
    void start() {
        metrics.live(byId::size);
        threads.repeat(
                settings.ping(),
                () -> byId.values()
                        .forEach(call -> call.keepAlive(settings.ping().multipliedBy(SILENT_PINGS))));
    }

    /** Takes over a call that was accepted. */
    void begin(IncomingCall call, AgentDescriptor agent, Optional<String> greeting, long epoch) {
        CallState state = CallState.accepted(Rules.of(settings, agent, greeting));
        LiveCall live = new LiveCall(this, call, agent, epoch, state);
        byId.put(call.id(), live);
        dispatcher.begin(call.id());
        live.attach();
    }

    /**
     * Goes on with a call that another incarnation of this server had; with one that is over, until what was asked for in
     * it is done.
     */
    void takeUp(
            IncomingCall call, AgentDescriptor agent, long epoch, List<Known> known, Duration lasted, boolean over) {
        Transition taken = TakingUp.of(Rules.of(settings, agent, Optional.empty()), known, lasted);
        LiveCall live = new LiveCall(this, call, agent, epoch, taken.state());
        limits.count(call);
        byId.put(call.id(), live);
        dispatcher.begin(call.id());
        if (over) {
            live.conclude(taken.commands());
        } else {
            live.takeUp(taken.commands());
        }
    }

    /** Tells the model what has become of something of which it was told that it is not certain. */
    void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) ToolSettled settled) {
        LiveCall live = byId.get(settled.callId());
        if (live != null) {
            boolean done = settled.outcome() == Outcome.COMMITTED;
            live.happened(new CallEvent.ToolSettled(settled.functionCallId(), done, settled.answer()));
        }
    }

    void forget(String callId) {
        byId.remove(callId);
        limits.leave(callId);
        dispatcher.end(callId);
    }

    /** Closes every sideband; the calls themselves go on at the service. */
    void letGo() {
        byId.values().forEach(LiveCall::letGo);
        byId.clear();
    }
}
