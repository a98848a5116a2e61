package dev.switchboard.emulator.timeline;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.CallerSaid;
import dev.switchboard.emulator.event.EmulatorEvent.ExpectationFailed;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A call that took a second for each thing that happened. */
final class Moments {

    static final String ID = "rtc_u1_abc";
    static final Instant BEGIN = Instant.parse("2026-12-01T14:00:00Z");

    private Moments() {}

    static RecordedCall call(String callerSays, String toolAnswers) {
        RecordedCall call = new RecordedCall(ID);
        add(call, new IncomingCall(ID, "sip-1", "\"Ada\" <sip:+14155550123@127.0.0.1>;tag=x", "<sip:100@127.0.0.1>"));
        add(call, new WebhookAnswered(ID, 200, 1, Duration.ofMillis(12)));
        add(call, new Accepted(ID, "gpt-realtime-2.1", List.of("find", "book")));
        add(call, new SidebandAttached(ID));
        call.addFrame(false, "{\"type\":\"response.create\"}", now(call));
        add(call, new AgentSaid(ID, "Good day."));
        add(call, new CallerSaid(ID, callerSays));
        add(call, new FunctionCalled(ID, "call_1", "book", "{\"start\": \"2026-12-01\"}"));
        call.addFrame(true, "{\"type\":\"response.done\"}", now(call));
        add(call, new FunctionAnswered(ID, "call_1", toolAnswers, Duration.ofMillis(7)));
        add(
                call,
                new ExpectationFailed(ID, "call_1", "book", "reference: expected \"A\", got \"B\"\nthe output was B"));
        add(call, new CallEnded(ID, Party.CALLER, "hung up"));
        return call;
    }

    static void add(RecordedCall call, EmulatorEvent event) {
        call.add(event, now(call));
    }

    private static Instant now(RecordedCall call) {
        return BEGIN.plusSeconds(call.moments().size());
    }
}
