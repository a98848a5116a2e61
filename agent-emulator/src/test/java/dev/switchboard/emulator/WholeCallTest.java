package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.CallerSaid;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeCallTest {

    private static final String BOOKING = """
            name: booking
            steps:
              - agent: ${greeting}
              - caller: I am ${caller.name}, is ${day} free?
              - call: find
                arguments: {day: "${day}", number: "${caller.number}"}
                as: found
              - when: found.time
                then:
                  - agent: At ${found.time} there is room.
                otherwise:
                  - agent: ${day} is full.
              - hangUp: caller
            """;

    private static SipPhone phone(String transport) throws Exception {
        return transport.equals("udp") ? SipPhone.udp() : SipPhone.tcp();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void playsTheScriptAndTellsTheListenerInOrder(String transport) throws Exception {
        try (Scene scene = Scene.of(BOOKING, emulator -> emulator.variable("day", "Monday"));
                SipPhone phone = phone(transport)) {
            scene.application.answersFunctions((name, arguments) -> "{\"time\":\"09:30\"}");

            DialedCall call = phone.dial("+18005550100", scene.emulator.sipPort(), "Anna Ode", "+442071838750");
            assertThat(Scene.answer(call)).isEqualTo(200);
            String id = scene.idOf(call);
            scene.next(id, ScriptFinished.class);
            call.hangUp();

            List<EmulatorEvent> whole = scene.whole(id);
            assertThat(whole)
                    .filteredOn(event -> !(event instanceof WebhookAnswered))
                    .extracting(event -> (Object) event.getClass().getSimpleName())
                    .containsExactly(
                            "IncomingCall",
                            "Accepted",
                            "SidebandAttached",
                            "AgentSaid",
                            "CallerSaid",
                            "FunctionCalled",
                            "FunctionAnswered",
                            "AgentSaid",
                            "ScriptFinished",
                            "CallEnded");
            IncomingCall incoming = scene.next(id, IncomingCall.class);
            assertThat(incoming.from()).contains("\"Anna Ode\"").contains("sip:+442071838750@127.0.0.1");
            assertThat(incoming.to()).contains("sip:+18005550100@127.0.0.1");
            assertThat(scene.heard(AgentSaid.class))
                    .extracting(AgentSaid::text)
                    .containsExactly("Good day, this is the test.", "At 09:30 there is room.");
            assertThat(scene.heard(CallerSaid.class))
                    .extracting(CallerSaid::text)
                    .containsExactly("I am Anna Ode, is Monday free?");
            FunctionCalled called = scene.next(id, FunctionCalled.class);
            assertThat(called.name()).isEqualTo("find");
            assertThat(new JsonObject(called.arguments()))
                    .isEqualTo(new JsonObject().put("day", "Monday").put("number", "+442071838750"));
            assertThat(scene.next(id, FunctionAnswered.class))
                    .extracting(FunctionAnswered::functionCallId, FunctionAnswered::output)
                    .containsExactly(called.functionCallId(), "{\"time\":\"09:30\"}");
            assertThat(scene.next(id, CallEnded.class).by()).isEqualTo(Party.CALLER);
            Accepted accepted = scene.next(id, Accepted.class);
            assertThat(accepted.model()).isEqualTo("gpt-realtime-2.1");
            assertThat(accepted.tools()).containsExactly("find", "book");
            assertThat(scene.application.failures()).isEmpty();
            assertThat(scene.application.sideband(id).closed()).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void takesTheOtherBranchWhereTheFunctionFoundNothing() throws Exception {
        try (Scene scene = Scene.of(BOOKING, emulator -> emulator.variable("day", "Monday"));
                SipPhone phone = SipPhone.udp()) {
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
            scene.next(scene.idOf(call), ScriptFinished.class);

            assertThat(scene.heard(AgentSaid.class))
                    .last()
                    .extracting(AgentSaid::text)
                    .isEqualTo("Monday is full.");
        }
    }

    /** The order of section 2.3 of the protocol notes, recorded from the service; audio takes the place of text. */
    @Test
    void sendsTheEventsOfAFunctionRoundInTheRecordedOrder() throws Exception {
        try (Scene scene = Scene.of(BOOKING, emulator -> emulator.variable("day", "Monday"));
                SipPhone phone = SipPhone.udp()) {
            scene.application.answersFunctions((name, arguments) -> "{\"time\":\"09:30\"}");
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
            String id = scene.idOf(call);
            scene.next(id, ScriptFinished.class);
            TestApplication.Sideband sideband = scene.application.sideband(id);
            Scene.patiently()
                    .until(() ->
                            sideband.received("output_audio_buffer.stopped").size() == 2);

            List<String> types = types(sideband.received());
            String speech = "response.created, response.output_item.added, conversation.item.added,"
                    + " response.content_part.added, response.output_audio_transcript.delta,"
                    + " output_audio_buffer.started, response.output_audio.done,"
                    + " response.output_audio_transcript.done, response.content_part.done, conversation.item.done,"
                    + " response.output_item.done, response.done, rate_limits.updated, output_audio_buffer.stopped";
            assertThat(String.join(", ", types))
                    .isEqualTo(String.join(
                            ", ",
                            speech,
                            "input_audio_buffer.speech_started",
                            "input_audio_buffer.speech_stopped",
                            "input_audio_buffer.committed",
                            "conversation.item.added",
                            "conversation.item.done",
                            "response.created",
                            "response.output_item.added",
                            "conversation.item.added",
                            "response.function_call_arguments.delta",
                            "response.function_call_arguments.done",
                            "conversation.item.done",
                            "response.output_item.done",
                            "response.done",
                            "rate_limits.updated",
                            "conversation.item.added",
                            "conversation.item.done",
                            speech));
            assertThatItemsAreChainedAsRecorded(sideband);
        }
    }

    private static void assertThatItemsAreChainedAsRecorded(TestApplication.Sideband sideband) {
        List<JsonObject> added = sideband.received("conversation.item.added");
        List<JsonObject> done = sideband.received("conversation.item.done");
        assertThat(added)
                .extracting(event -> event.getJsonObject("item").getString("type"))
                .containsExactly("message", "message", "function_call", "function_call_output", "message");
        assertThat(added.get(0).getValue("previous_item_id")).isNull();
        for (int i = 1; i < added.size(); i++) {
            assertThat(added.get(i).getString("previous_item_id"))
                    .isEqualTo(added.get(i - 1).getJsonObject("item").getString("id"));
        }
        // recorded: the model's own items are done without a predecessor, those of the client's with one
        assertThat(done.get(2).getValue("previous_item_id")).isNull();
        assertThat(done.get(3).getString("previous_item_id"))
                .isEqualTo(added.get(3).getString("previous_item_id"));
        // recorded: an output has no status, and items have no object
        assertThat(added.get(3).getJsonObject("item").fieldNames())
                .containsExactlyInAnyOrder("id", "type", "call_id", "output");
        assertThat(added.get(2).getJsonObject("item").fieldNames())
                .containsExactlyInAnyOrder("id", "type", "status", "name", "call_id", "arguments");
        JsonObject arguments =
                sideband.received("response.function_call_arguments.done").get(0);
        assertThat(arguments.getString("arguments")).contains("\n");
        assertThat(sideband.received("response.function_call_arguments.delta"))
                .extracting(event -> event.getString("delta"))
                .hasSizeGreaterThan(2)
                .satisfies(deltas -> assertThat(String.join("", deltas)).isEqualTo(arguments.getString("arguments")));
    }

    /** The types, of deltas in a row only the first. */
    private static List<String> types(List<JsonObject> events) {
        List<String> types = new ArrayList<>();
        for (JsonObject event : events) {
            String type = event.getString("type");
            if (!type.endsWith(".delta") || !type.equals(types.get(types.size() - 1))) {
                types.add(type);
            }
        }
        return types;
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void sendsByeToThePhoneWhenTheApplicationHangsUp(String transport) throws Exception {
        try (Scene scene = Scene.of("{name: short, steps: [{agent: Bye.}, {hangUp: agent}]}");
                SipPhone phone = phone(transport)) {
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
            String id = scene.idOf(call);
            scene.next(id, ScriptFinished.class);
            scene.application.calls().hangup(id);

            assertThat(Scene.end(call)).isEqualTo("the other side hung up");
            assertThat(scene.next(id, CallEnded.class).by()).isEqualTo(Party.APPLICATION);
        }
    }

    @Test
    void sendsByeToThePhoneWhenNobodyHangsUpAtTheEnd() throws Exception {
        try (Scene scene = Scene.of(
                        "{name: short, steps: [{agent: Bye.}, {hangUp: agent}]}",
                        emulator -> emulator.goodbye(Duration.ofMillis(200)));
                SipPhone phone = SipPhone.udp()) {
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");

            assertThat(Scene.end(call)).isEqualTo("the other side hung up");
            CallEnded ended = scene.next(scene.idOf(call), CallEnded.class);
            assertThat(ended.by()).isEqualTo(Party.SERVICE);
            assertThat(ended.reason()).contains("the application did not hang up");
        }
    }

    @Test
    void saysWhatIsMissingWhenTheApplicationLeavesTheScriptStuck() throws Exception {
        try (Scene scene = Scene.of(BOOKING, emulator -> emulator.patience(Duration.ofMillis(300)));
                SipPhone phone = SipPhone.udp()) {
            scene.application.whenCalled(scene.application::accept);
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");

            assertThat(Scene.end(call)).isEqualTo("the other side hung up");
            assertThat(scene.next(scene.idOf(call), ScriptStuck.class).why()).contains("never asked for a response");
        }
    }

    @Test
    void saysThatTheSessionMissesTheFunctionOfTheScript() throws Exception {
        try (Scene scene = Scene.of(BOOKING);
                SipPhone phone = SipPhone.udp()) {
            scene.application.hasTools("other");
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");

            assertThat(Scene.end(call)).isEqualTo("the other side hung up");
            assertThat(scene.next(scene.idOf(call), ScriptStuck.class).why())
                    .isEqualTo("the session has no function find, only [other]");
        }
    }

    @Test
    void answersSeveralFunctionsOfOneResponse() throws Exception {
        String script = """
                name: two
                steps:
                  - agent: Let me look.
                  - call: find
                    as: first
                  - call: book
                    as: second
                  - agent: ${first.is} and ${second.is}
                """;
        try (Scene scene = Scene.of(script);
                SipPhone phone = SipPhone.udp()) {
            scene.application.answersFunctions((name, arguments) -> "{\"is\":\"" + name + "\"}");
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
            scene.next(scene.idOf(call), ScriptFinished.class);

            assertThat(scene.heard(AgentSaid.class))
                    .last()
                    .extracting(AgentSaid::text)
                    .isEqualTo("find and book");
        }
    }

    @Test
    void takesTheTimeOfSpokenWords() throws Exception {
        try (Scene scene = Scene.of(
                        "{name: slow, steps: [{agent: one two three}, {caller: four five}]}",
                        emulator -> emulator.perWord(Duration.ofMillis(40)));
                SipPhone phone = SipPhone.udp()) {
            long begun = System.nanoTime();
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
            String id = scene.idOf(call);
            scene.next(id, CallerSaid.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(5 * 40));
        }
    }

    @Test
    void servesTwentyCallsAtOnceEachWithItsOwnName() throws Exception {
        List<SipPhone> phones = new ArrayList<>();
        try (Scene scene = Scene.of(BOOKING, emulator -> emulator.variable("day", "Monday"))) {
            scene.application.answersFunctions(
                    (name, arguments) -> "{\"time\":\"" + arguments.getString("number") + "\"}");
            List<DialedCall> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                SipPhone phone = i % 2 == 0 ? SipPhone.udp() : SipPhone.tcp();
                phones.add(phone);
                calls.add(phone.dial("100", scene.emulator.sipPort(), "Caller " + i, "4420" + i));
            }
            for (int i = 0; i < 20; i++) {
                String id = scene.idOf(calls.get(i));
                scene.next(id, ScriptFinished.class);
                calls.get(i).hangUp();
                List<EmulatorEvent> whole = scene.whole(id);
                assertThat(whole).contains(new CallerSaid(id, "I am Caller " + i + ", is Monday free?"));
                assertThat(whole).contains(new AgentSaid(id, "At 4420" + i + " there is room."));
                assertThat(whole).filteredOn(SidebandAttached.class::isInstance).hasSize(1);
            }
            assertThat(scene.heard(CallEnded.class)).hasSize(20);
            assertThat(scene.application.failures()).isEmpty();
        } finally {
            phones.forEach(SipPhone::close);
        }
    }
}
