package dev.switchboard.it.dispatch;

import dev.switchboard.api.CallRecord.Action;
import dev.switchboard.api.Calls;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.catalog.Catalog;
import dev.switchboard.dispatch.Dispatcher;
import dev.switchboard.dispatch.ToolRequest;
import dev.switchboard.ledger.CallLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calls tools as a model in a call would. */
@ApplicationScoped
public class Desk {

    @Inject
    private Catalog catalog;

    @Inject
    private CallLedger ledger;

    @Inject
    private Dispatcher dispatcher;

    @Inject
    private Calls calls;

    /** A new call. */
    IncomingCall call() throws SQLException {
        IncomingCall call = new IncomingCall(
                "rtc_" + UUID.randomUUID(),
                new PhoneAddress("Ada", "+14155550123"),
                new PhoneAddress("", DispatchAgent.NUMBER),
                List.of());
        ledger.receive("wh_" + call.id(), call);
        return call;
    }

    String dispatch(IncomingCall call, String functionCallId, String tool, String arguments) {
        return dispatcher
                .dispatch(new ToolRequest(
                        call,
                        catalog.agentFor(DispatchAgent.NUMBER).orElseThrow(),
                        CallLedger.FIRST_EPOCH,
                        functionCallId,
                        tool,
                        arguments,
                        Optional.empty()))
                .text();
    }

    void begin(IncomingCall call) {
        dispatcher.begin(call.id());
    }

    void end(IncomingCall call) {
        dispatcher.end(call.id());
    }

    /** Runs a tool once, in a call of its own. */
    Told run(String tool) throws SQLException {
        return run(tool, "{}");
    }

    Told run(String tool, String arguments) throws SQLException {
        IncomingCall call = call();
        return new Told(
                call.id(),
                dispatch(call, "call_1", tool, arguments),
                actions(call).get(0));
    }

    List<Action> actions(IncomingCall call) {
        return calls.find(call.id()).orElseThrow().actions();
    }

    /** What the model was told, and the row. */
    record Told(String callId, String answer, Action action) {}
}
