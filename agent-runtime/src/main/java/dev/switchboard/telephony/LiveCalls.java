package dev.switchboard.telephony;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.dispatch.Dispatcher;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.ledger.NoteRecorder;
import dev.switchboard.sideband.SidebandClient;
import dev.switchboard.telemetry.CallMeters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that this node has. */
@ApplicationScoped
class LiveCalls {

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
    CallMeters meters;

    private final Map<String, LiveCall> byId = new ConcurrentHashMap<>();

    /** Takes over a call that was accepted. */
    void begin(IncomingCall call, AgentDescriptor agent, Optional<String> greeting) {
        LiveCall live = new LiveCall(this, call, agent, greeting);
        byId.put(call.id(), live);
        dispatcher.begin(call.id());
        live.attach();
    }

    void forget(String callId) {
        byId.remove(callId);
        dispatcher.end(callId);
    }

    /** Closes every sideband; the calls themselves go on at the service. */
    void letGo() {
        byId.values().forEach(LiveCall::letGo);
        byId.clear();
    }
}
