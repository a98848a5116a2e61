package dev.switchboard.telephony;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.configuration.CallSettings;
import dev.switchboard.dispatch.Dispatcher;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.ledger.TurnRecorder;
import dev.switchboard.sideband.SidebandClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
    TurnRecorder turns;

    @Inject
    CallThreads threads;

    @Inject
    CallSettings settings;

    private final Map<String, LiveCall> byId = new ConcurrentHashMap<>();

    /** Sees from now on whether the other ends of the sidebands are there. */
    void start() {
        threads.repeat(
                settings.ping(),
                () -> byId.values()
                        .forEach(call -> call.keepAlive(settings.ping().multipliedBy(SILENT_PINGS))));
    }

    /** Takes over a call that was accepted. */
    void begin(IncomingCall call, AgentDescriptor agent, Optional<String> greeting) {
        LiveCall live = new LiveCall(this, call, agent, Rules.of(settings, agent, greeting));
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
