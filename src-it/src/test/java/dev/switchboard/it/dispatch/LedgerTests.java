package dev.switchboard.it.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.CallRecord;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.api.Calls;
import dev.switchboard.api.Erasure;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.call.Note;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.ledger.NoteRecorder;
import dev.switchboard.telemetry.CallMeters;
import dev.switchboard.telemetry.CallTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of a call and seen of it, with the container's transactions and telemetry. */
abstract class LedgerTests {

    private static final String NUMBER = "+442071838750";

    @Inject
    private Desk desk;

    @Inject
    private CallLedger ledger;

    @Inject
    private NoteRecorder recorder;

    @Inject
    private Calls calls;

    @Inject
    private CallMeters meters;

    private IncomingCall call(String caller) throws Exception {
        IncomingCall call = new IncomingCall(
                "rtc_" + UUID.randomUUID(),
                new PhoneAddress("Grace", caller),
                new PhoneAddress("", DispatchAgent.NUMBER),
                List.of());
        ledger.receive("wh_" + call.id(), call);
        return call;
    }

    @Test
    void keepsWhatHappensInACall() throws Exception {
        IncomingCall call = call(NUMBER);
        recorder.keep(call.id(), new Note.Moment("attached", ""));
        recorder.keep(call.id(), new Note.Turn("item_1", Speaker.CALLER, "I am Grace."));
        recorder.keep(call.id(), new Note.Digit("7"));
        recorder.keep(call.id(), new Note.Interruption("item_1", 900));
        recorder.keep(
                call.id(),
                new Note.ResponseEnded("resp_1", "completed", Optional.of(new Note.Usage(1, 2, 0, 0, 3, 4))));
        recorder.flush();

        CallRecord kept = calls.find(call.id()).orElseThrow();
        assertThat(kept.turns()).extracting(CallRecord.Turn::text).containsExactly("I am Grace.");
        assertThat(kept.digits()).extracting(CallRecord.Digit::key).containsOnlyNulls();
        assertThat(kept.interruptions())
                .extracting(CallRecord.Interruption::heard)
                .containsExactly(Duration.ofMillis(900));
        assertThat(kept.moments()).extracting(CallRecord.Moment::kind).containsExactly("attached");
        assertThat(kept.usage()).isEqualTo(new CallRecord.Usage(1, 2, 0, 0, 3, 4));
    }

    @Test
    void erasesACallerWithWhatTheyHadDone() throws Exception {
        String caller = "+14155550" + System.nanoTime() % 1_000;
        IncomingCall call = call(caller);
        desk.dispatch(call, "call_1", "remember", "{\"value\":\"red\"}");
        assertThat(calls.find(call.id()).orElseThrow().actions()).isNotEmpty();
        ledger.ended(call.id(), "ended");

        assertThat(calls.erase(caller)).isEqualTo(new Erasure(1, List.of()));
        assertThat(calls.find(call.id())).isEmpty();
    }

    @Test
    void keepsACallerWithAnOutcomeThatNobodyKnows() throws Exception {
        String caller = "+14155551" + System.nanoTime() % 1_000;
        IncomingCall call = call(caller);
        desk.dispatch(call, "call_1", "payAndFail", "{}");
        ledger.ended(call.id(), "ended");

        assertThat(calls.erase(caller)).isEqualTo(new Erasure(0, List.of(call.id())));
        assertThat(calls.unsettled(1_000)).anySatisfy(one -> {
            assertThat(one.call().id()).isEqualTo(call.id());
            assertThat(one.action().outcome()).isEqualTo(Outcome.UNKNOWN);
        });
    }

    @Test
    void hasToolsInTheTraceOfTheirCall() throws Exception {
        IncomingCall call = desk.call();
        CallTelemetry telemetry = meters.began(call.id(), "trial");
        telemetry
                .inTrace(() -> desk.dispatch(call, "call_1", "nobodyHasIt", "{}"))
                .run();
        telemetry.ended("ended");

        Map<String, SpanData> spans = new HashMap<>();
        while (spans.size() < 2) {
            SpanData span = Spans.next();
            assertThat(span).as("of " + spans.keySet()).isNotNull();
            if (call.id().equals(span.getAttributes().get(AttributeKey.stringKey("gen_ai.conversation.id")))) {
                spans.put(span.getName(), span);
            }
        }
        assertThat(spans.get("execute_tool (unknown tool)").getParentSpanId())
                .isEqualTo(spans.get("invoke_agent trial").getSpanId());
    }
}
