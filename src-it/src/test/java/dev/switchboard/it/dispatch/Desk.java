package dev.switchboard.it.dispatch;

import dev.switchboard.api.CallRecord.Action;
import dev.switchboard.api.Calls;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.catalog.Catalog;
import dev.switchboard.dispatch.Dispatcher;
import dev.switchboard.dispatch.ToolAnswer;
import dev.switchboard.dispatch.ToolRequest;
import dev.switchboard.dispatch.ToolRequest.RepeatOf;
import dev.switchboard.ledger.CallDecisions;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.ledger.Claim;
import dev.switchboard.ledger.IntentLedger;
import dev.switchboard.ledger.InvocationEntry;
import dev.switchboard.ledger.InvocationKey;
import dev.switchboard.ledger.InvocationQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
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
    private CallDecisions decisions;

    @Inject
    private Dispatcher dispatcher;

    @Inject
    private Calls calls;

    @Inject
    private IntentLedger intents;

    @Inject
    private InvocationQueue queue;

    @Inject
    private Clock clock;

    /** A new call. */
    IncomingCall call() throws SQLException {
        while (true) {
            IncomingCall call = new IncomingCall(
                    "rtc_" + UUID.randomUUID(),
                    new PhoneAddress("Ada", "+14155550123"),
                    new PhoneAddress("", DispatchAgent.NUMBER),
                    List.of());
            ledger.receive("wh_" + call.id(), call);
            Claim claim = Claim.first(call.id());
            // unless the scan was faster, which looks for calls that nobody decides about
            if (decisions.begin(claim, Optional.of(DispatchAgent.NAME))
                    && decisions.accepted(claim, "gpt-realtime-2.1")) {
                return call;
            }
        }
    }

    String dispatch(IncomingCall call, String functionCallId, String tool, String arguments) {
        return answer(call, functionCallId, tool, arguments, Optional.empty()).text();
    }

    ToolAnswer answer(
            IncomingCall call, String functionCallId, String tool, String arguments, Optional<RepeatOf> repeatOf) {
        ToolRequest request = request(call, functionCallId, tool, arguments, repeatOf);
        dispatcher.received(request);
        return dispatcher.dispatch(request);
    }

    /** What the model is told while a tool goes on. */
    Optional<String> promise(IncomingCall call, String functionCallId, String tool) {
        return dispatcher.promise(request(call, functionCallId, tool, "{}", Optional.empty()));
    }

    private ToolRequest request(
            IncomingCall call, String functionCallId, String tool, String arguments, Optional<RepeatOf> repeatOf) {
        return new ToolRequest(
                call,
                catalog.agentFor(DispatchAgent.NUMBER).orElseThrow(),
                CallLedger.FIRST_EPOCH,
                functionCallId,
                tool,
                arguments,
                repeatOf);
    }

    /** What a server leaves behind that dies while a tool is at work in another system. */
    void dieOver(IncomingCall call, String functionCallId, String tool) throws SQLException {
        intents.intend(new InvocationEntry(
                new InvocationKey(call.id(), functionCallId),
                CallLedger.FIRST_EPOCH,
                tool,
                "{}",
                clock.instant().minusSeconds(1),
                1,
                null));
    }

    /** What a tool gives the other system to recognise its request by. */
    static String idempotencyKey(IncomingCall call, String functionCallId) {
        return UUID.nameUUIDFromBytes((call.id() + "\n" + functionCallId).getBytes(StandardCharsets.UTF_8))
                .toString();
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
        queue.flush();
        return calls.find(call.id()).orElseThrow().actions();
    }

    /** What the model was told, and the row. */
    record Told(String callId, String answer, Action action) {}
}
