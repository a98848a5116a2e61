package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.event.EmulatorEvent.AgentInterrupted;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.CallerSaid;
import dev.switchboard.emulator.event.EmulatorEvent.ExpectationFailed;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.KeyPressed;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.script.Script;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What can happen between caller, agent and functions. */
class ConversationTest extends Staged {

    private void stage(String script) throws Exception {
        stage(script, emulator -> emulator);
    }

    private List<String> agentSaid() {
        return scene.heard(AgentSaid.class).stream().map(AgentSaid::text).toList();
    }

    private static JsonObject done(TestApplication.Sideband sideband, int index) {
        Scene.patiently().until(() -> sideband.received("response.done").size() > index);
        return sideband.received("response.done").get(index).getJsonObject("response");
    }

    private static List<String> typesBehind(TestApplication.Sideband sideband, String type) {
        List<String> types = sideband.received().stream()
                .map(event -> event.getString("type"))
                .toList();
        return types.subList(types.indexOf(type), types.size());
    }

    @Test
    void truncatesWhatTheCallerDidNotHear() throws Exception {
        stage("""
            name: barge in
            steps:
              - agent: one two three four
              - {bargeIn: Stop!, after: 2}
              - agent: All right.
              - hangUp: caller
            """);
        TestApplication.Sideband sideband = play();

        assertThat(typesBehind(sideband, "input_audio_buffer.speech_started"))
                .startsWith(
                        "input_audio_buffer.speech_started",
                        "output_audio_buffer.cleared",
                        "conversation.item.truncated",
                        "input_audio_buffer.speech_stopped",
                        "input_audio_buffer.committed");
        JsonObject spoken = done(sideband, 0);
        assertThat(spoken.getString("status")).isEqualTo("completed");
        JsonObject item = spoken.getJsonArray("output").getJsonObject(0);
        JsonObject truncated = sideband.received("conversation.item.truncated").get(0);
        assertThat(truncated.getString("item_id")).isEqualTo(item.getString("id"));
        assertThat(truncated.getInteger("audio_end_ms")).isEqualTo(2 * 350);
        assertThat(scene.heard(AgentInterrupted.class))
                .extracting(AgentInterrupted::heard)
                .containsExactly(2);
        assertThat(agentSaid()).endsWith("All right.");
        // what was not heard is not in the conversation any more
        sideband.send(new JsonObject().put("type", "conversation.item.retrieve").put("item_id", item.getString("id")));
        Scene.patiently()
                .until(() -> !sideband.received("conversation.item.retrieved").isEmpty());
        assertThat(sideband.received("conversation.item.retrieved").get(0).encode())
                .doesNotContain("three");
    }

    @Test
    void cancelsTheResponseThatTheCallerInterruptsWhileItIsGenerated() throws Exception {
        stage("""
            name: barge in
            steps:
              - agent: one two three four
              - call: find
              - {bargeIn: Stop!, after: 2, while: generated}
              - agent: All right.
              - hangUp: caller
            """);
        TestApplication.Sideband sideband = play();

        JsonObject cut = done(sideband, 0);
        assertThat(cut.getString("status")).isEqualTo("cancelled");
        assertThat(cut.getJsonObject("status_details"))
                .isEqualTo(new JsonObject().put("type", "cancelled").put("reason", "turn_detected"));
        assertThat(cut.getJsonArray("output")).hasSize(1);
        assertThat(cut.getJsonArray("output").getJsonObject(0).getString("status"))
                .isEqualTo("incomplete");
        assertThat(sideband.received("response.output_audio_transcript.done")
                        .get(0)
                        .getString("transcript"))
                .isEqualTo("one two");
        assertThat(scene.heard(FunctionCalled.class)).isEmpty();
        assertThat(typesBehind(sideband, "input_audio_buffer.speech_started"))
                .containsSubsequence(
                        "input_audio_buffer.speech_started",
                        "response.done",
                        "output_audio_buffer.cleared",
                        "conversation.item.truncated",
                        "input_audio_buffer.committed");
    }

    @Test
    void leavesAFunctionCallIncompleteThatTheCallerInterruptsAndRepeatsItWithANewId() throws Exception {
        stage("""
            name: barge in
            steps:
              - agent: One moment.
              - {call: find, arguments: {day: Monday}}
              - {bargeIn: "Hello?", after: 5, while: generated}
              - {repeat: newId, as: found}
              - agent: It is ${found}.
              - hangUp: caller
            """);
        scene.application.answersFunctions((name, arguments) -> "free");
        TestApplication.Sideband sideband = play();

        JsonObject incomplete = done(sideband, 0).getJsonArray("output").getJsonObject(1);
        assertThat(incomplete.getString("type")).isEqualTo("function_call");
        assertThat(incomplete.getString("status")).isEqualTo("incomplete");
        assertThat(sideband.received("response.function_call_arguments.done")).hasSize(2);
        assertThat(scene.heard(FunctionCalled.class)).singleElement().satisfies(called -> {
            assertThat(called.functionCallId()).isNotEqualTo(incomplete.getString("call_id"));
            assertThat(new JsonObject(called.arguments())).isEqualTo(new JsonObject().put("day", "Monday"));
        });
        assertThat(agentSaid()).endsWith("It is free.");
    }

    @Test
    void letsTheCallerSpeakWhileAFunctionRuns() throws Exception {
        stage("""
            name: impatient
            steps:
              - {call: find, as: found}
              - {bargeIn: "Are you there?", after: 0}
              - agent: One moment.
              - when: greeting
                then: [{agent: "It is ${found}."}]
              - hangUp: caller
            """);
        AtomicBoolean late = new AtomicBoolean();
        scene.application.answersFunctions((name, arguments) -> {
            scene.next(scene.heard(FunctionCalled.class).get(0).callId(), AgentSaid.class);
            late.set(true);
            return "free";
        });
        play();

        assertThat(late).isTrue();
        assertThat(scene.heard(CallerSaid.class)).hasSize(1);
        assertThat(agentSaid()).endsWith("It is free.");
    }

    @Test
    void finishesALineThatIsNotInterruptible() throws Exception {
        stage("""
            name: no interruption
            steps:
              - agent: one two three
              - {bargeIn: Stop!, after: 1}
              - agent: All right.
              - hangUp: caller
            """);
        scene.application.whenCalled(id -> {
            post(id, "accept", """
                {"type":"realtime","audio":{"input":{"turn_detection":
                 {"type":"server_vad","interrupt_response":false}}}}\
                """);
            scene.application.attach(id);
            scene.application.sideband(id).send(new JsonObject().put("type", "response.create"));
        });
        TestApplication.Sideband sideband = play();

        assertThat(sideband.received("output_audio_buffer.cleared")).isEmpty();
        assertThat(scene.heard(AgentInterrupted.class)).isEmpty();
        assertThat(agentSaid()).containsExactly("one two three", "All right.");
    }

    private void post(String id, String action, String body) {
        try {
            assertThat(scene.application.post(id, action, body).statusCode()).isEqualTo(200);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void cancelsAResponseForTheApplicationAndRefusesASecondOneBeforeThat() throws Exception {
        stage("""
            name: long
            steps:
              - agent: one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
              - caller: Thank you.
              - agent: Goodbye.
              - hangUp: caller
            """, emulator -> emulator.perWord(Duration.ofMillis(100)));
        AtomicBoolean first = new AtomicBoolean(true);
        scene.application.whenReceived((id, event) -> {
            TestApplication.Sideband sideband = scene.application.sideband(id);
            if (event.getString("type").equals("output_audio_buffer.started") && first.getAndSet(false)) {
                sideband.send(new JsonObject().put("type", "response.create").put("event_id", "second"));
                sideband.send(new JsonObject().put("type", "response.cancel"));
                sideband.send(new JsonObject().put("type", "output_audio_buffer.clear"));
            }
        });
        TestApplication.Sideband sideband = play();

        JsonObject cancelled = done(sideband, 0);
        assertThat(cancelled.getString("status")).isEqualTo("cancelled");
        assertThat(cancelled.getJsonObject("status_details").getString("reason"))
                .isEqualTo("client_cancelled");
        JsonObject error = sideband.received("error").get(0).getJsonObject("error");
        assertThat(error.getString("code")).isEqualTo("conversation_already_has_active_response");
        assertThat(error.getString("message"))
                .isEqualTo("Conversation already has an active response in progress: " + cancelled.getString("id")
                        + ". Wait until the response is finished before creating a new one.");
        assertThat(error.getString("event_id")).isEqualTo("second");
        assertThat(sideband.received("output_audio_buffer.cleared")).hasSize(1);
        assertThat(agentSaid()).hasSize(2).endsWith("Goodbye.");
    }

    @Test
    void repeatsAFunctionCallWithTheSameIdAndDoesNotWaitForASecondOutput() throws Exception {
        stage("""
            name: same id
            steps:
              - {call: find, arguments: {day: Monday}, as: found}
              - agent: It is ${found}.
              - caller: And Tuesday?
              - {repeat: sameId, arguments: {day: Tuesday}}
              - agent: The same.
              - hangUp: caller
            """);
        scene.application.answersFunctions((name, arguments) -> "free");
        play();

        assertThat(scene.heard(FunctionCalled.class)).hasSize(2);
        assertThat(scene.heard(FunctionCalled.class).get(1).functionCallId())
                .isEqualTo(scene.heard(FunctionCalled.class).get(0).functionCallId());
        assertThat(new JsonObject(scene.heard(FunctionCalled.class).get(1).arguments()).getString("day"))
                .isEqualTo("Tuesday");
        assertThat(agentSaid()).endsWith("The same.");
    }

    @Test
    void speaksBehindAFunctionCallInTheSameResponse() throws Exception {
        stage("""
            name: together
            steps:
              - {call: find, as: found}
              - {agent: I am looking., together: true}
              - agent: It is ${found}.
              - hangUp: caller
            """);
        scene.application.answersFunctions((name, arguments) -> "free");
        TestApplication.Sideband sideband = play();

        assertThat(done(sideband, 0).getJsonArray("output"))
                .extracting(item -> ((JsonObject) item).getString("type"))
                .containsExactly("function_call", "message");
        assertThat(agentSaid()).containsExactly("I am looking.", "It is free.");
    }

    @Test
    void tellsHowAnOutputDiffersFromWhatIsExpected() throws Exception {
        stage("""
            name: expects
            steps:
              - call: find
                expects: {json: {day: Monday, free: true}}
              - agent: Good.
            """);
        scene.application.answersFunctions((name, arguments) -> "{\"day\":\"Tuesday\"}");
        String id = call();
        scene.whole(id);

        ExpectationFailed failed = scene.next(id, ExpectationFailed.class);
        assertThat(failed.name()).isEqualTo("find");
        assertThat(failed.difference().lines())
                .containsExactlyInAnyOrder(
                        "day: expected \"Monday\", got \"Tuesday\"",
                        "free: expected true, but it is missing; there are [day]",
                        "the output was {\"day\":\"Tuesday\"}");
        assertThat(scene.next(id, ScriptStuck.class).why()).contains("find").contains("got \"Tuesday\"");
        assertThat(agentSaid()).isEmpty();
    }

    @Test
    void capturesPartsOfAnOutputAndBranchesOnThem() throws Exception {
        stage("""
            name: captures
            steps:
              - call: find
                expects: {matches: code, json: {code: "~^B"}}
                captures: {code: code, number: "~B(\\\\d+)"}
              - when: code
                matches: "17$"
                then: [{agent: "Number ${number} of ${code}."}]
                otherwise: [{agent: "No."}]
              - hangUp: caller
            """);
        scene.application.answersFunctions((name, arguments) -> "{\"code\":\"B17\"}");
        play();

        assertThat(agentSaid()).containsExactly("Number 17 of B17.");
    }

    @Test
    void pressesKeysToWhichTheApplicationReacts() throws Exception {
        stage("""
            name: keys
            steps:
              - agent: Your code?
              - dtmf: "1#"
              - wait: 5ms
              - agent: Thank you.
              - hangUp: caller
            """);
        scene.application.whenReceived((id, event) -> {
            if (event.getString("type").endsWith("dtmf_event_received")
                    && event.getString("event").equals("#")) {
                scene.application.sideband(id).send(new JsonObject().put("type", "response.create"));
            }
        });
        TestApplication.Sideband sideband = play();

        assertThat(sideband.received("input_audio_buffer.dtmf_event_received"))
                .extracting(event -> event.getString("event"))
                .containsExactly("1", "#");
        assertThat(scene.heard(KeyPressed.class)).extracting(KeyPressed::key).containsExactly("1", "#");
        assertThat(agentSaid()).endsWith("Thank you.");
    }

    @Test
    void speaksOfItsOwnAccordWhenTheCallerIsSilentForTooLong() throws Exception {
        stage("""
            name: silence
            steps:
              - agent: Hello.
              - silence: idle
              - agent: Are you still there?
              - hangUp: caller
            """, emulator -> emulator.clockSpeed(100));
        scene.application.whenCalled(id -> {
            post(id, "accept", """
                {"type":"realtime","audio":{"input":{"turn_detection":
                 {"type":"server_vad","idle_timeout_ms":6000}}}}\
                """);
            scene.application.attach(id);
            scene.application.sideband(id).send(new JsonObject().put("type", "response.create"));
        });
        TestApplication.Sideband sideband = play();

        JsonObject timeout =
                sideband.received("input_audio_buffer.timeout_triggered").get(0);
        assertThat(timeout.getInteger("audio_end_ms") - timeout.getInteger("audio_start_ms"))
                .isEqualTo(6000);
        assertThat(sideband.received("input_audio_buffer.committed"))
                .extracting(event -> event.getString("item_id"))
                .containsExactly(timeout.getString("item_id"));
        assertThat(agentSaid()).containsExactly("Hello.", "Are you still there?");
    }

    @Test
    void isStuckWhereTheCallerIsSilentAndTheSessionHasNoTimeout() throws Exception {
        stage("{name: silence, steps: [{silence: idle}]}");
        String id = call();

        assertThat(scene.next(id, ScriptStuck.class).why()).contains("idle_timeout_ms");
    }

    @Test
    void leavesTheAnswerToTheApplicationWhereTheSessionSaysSo() throws Exception {
        stage("""
            name: no automatic response
            steps:
              - caller: Hello?
              - agent: Good day.
              - hangUp: caller
            """);
        scene.application.whenCalled(id -> {
            post(id, "accept", """
                {"type":"realtime","audio":{"input":{"transcription":{"model":"gpt-transcribe"},"turn_detection":
                 {"type":"semantic_vad","create_response":false}}}}\
                """);
            scene.application.attach(id);
        });
        scene.application.whenReceived((id, event) -> {
            if (event.getString("type").endsWith("input_audio_transcription.completed")) {
                scene.application.sideband(id).send(new JsonObject().put("type", "response.create"));
            }
        });
        // the caller speaks at once, perhaps before there is a sideband
        scene.application.answersWebhooksWith(200);
        String id = call();
        scene.next(id, CallerSaid.class);
        Scene.patiently().until(() -> !scene.heard(SidebandAttached.class).isEmpty());
        scene.application.sideband(id).send(new JsonObject().put("type", "response.create"));
        scene.next(id, AgentSaid.class);

        assertThat(agentSaid()).containsExactly("Good day.");
    }

    @Test
    void saysWhatTheApplicationWantsSaidWhereTheScriptHasNoPlaceForIt() throws Exception {
        stage("""
            name: aside
            steps:
              - {call: find, as: found}
              - agent: It is ${found}.
              - hangUp: caller
            """);
        scene.application.answersFunctions((name, arguments) -> {
            TestApplication.Sideband sideband = scene.application.sideband(
                    scene.heard(FunctionCalled.class).get(0).callId());
            sideband.send(new JsonObject()
                    .put("type", "response.create")
                    .put("response", new JsonObject().put("instructions", "Say to the user: This takes a moment.")));
            Scene.patiently().until(() -> agentSaid().size() == 1);
            return "free";
        });
        play();

        assertThat(agentSaid()).containsExactly("This takes a moment.", "It is free.");
    }

    @Test
    void givesAResponseBesideTheConversation() throws Exception {
        stage(
                "{name: apart, steps: [{agent: one two three four five six}, {hangUp: caller}]}",
                emulator -> emulator.perWord(Duration.ofMillis(60)));
        AtomicBoolean first = new AtomicBoolean(true);
        scene.application.whenReceived((id, event) -> {
            if (event.getString("type").equals("output_audio_buffer.started") && first.getAndSet(false)) {
                scene.application
                        .sideband(id)
                        .send(new JsonObject()
                                .put("type", "response.create")
                                .put(
                                        "response",
                                        new JsonObject()
                                                .put("conversation", "none")
                                                .put("output_modalities", new JsonArray().add("text"))
                                                .put("metadata", new JsonObject().put("topic", "mood"))));
            }
        });
        TestApplication.Sideband sideband = play();

        Scene.patiently().until(() -> sideband.received("response.done").size() == 2);
        assertThat(sideband.received("error")).isEmpty();
        JsonObject apart = sideband.received("response.done").stream()
                .map(event -> event.getJsonObject("response"))
                .filter(response -> response.getJsonObject("metadata") != null)
                .findFirst()
                .orElseThrow();
        assertThat(apart.getJsonObject("metadata").getString("topic")).isEqualTo("mood");
        assertThat(apart.getString("conversation_id")).isNull();
        assertThat(sideband.received("conversation.item.added")).hasSize(1);
        assertThat(sideband.received("response.output_text.done")).hasSize(1);
    }

    @Test
    void tellsOfPlaybackInTheTimeThatWordsTake() throws Exception {
        stage(
                "{name: slow, steps: [{agent: one two three four five six seven eight}, {hangUp: caller}]}",
                emulator -> emulator.perWord(Duration.ofMillis(40)));
        TestApplication.Sideband sideband = play();

        assertThat(typesBehind(sideband, "output_audio_buffer.started"))
                .startsWith("output_audio_buffer.started", "response.output_audio_transcript.delta")
                .containsSubsequence("response.done", "rate_limits.updated", "output_audio_buffer.stopped");
    }

    @Test
    void countsTokensThatGrowWithTheConversation() throws Exception {
        stage("""
            name: usage
            steps:
              - agent: Hello there.
              - caller: I would like to know something about the weather.
              - agent: It is nice.
              - hangUp: caller
            """);
        TestApplication.Sideband sideband = play();

        JsonObject first = done(sideband, 0).getJsonObject("usage");
        JsonObject second = done(sideband, 1).getJsonObject("usage");
        assertThat(second.getInteger("input_tokens")).isGreaterThan(first.getInteger("input_tokens"));
        assertThat(second.getJsonObject("input_token_details").getInteger("audio_tokens"))
                .isPositive();
        assertThat(sideband.received("rate_limits.updated"))
                .extracting(event ->
                        event.getJsonArray("rate_limits").getJsonObject(0).getInteger("remaining"))
                .isSortedAccordingTo((a, b) -> b - a)
                .doesNotHaveDuplicates();
    }

    @Test
    void playsTheScriptThatIsForTheNumber() throws Exception {
        stage(
                "{name: first, for: {number: '200'}, steps: [{agent: Two hundred.}, {hangUp: caller}]}",
                emulator -> emulator.script(Script.parse(
                        "second",
                        "{name: second, for: {number: '100'}, steps: [{agent: Hundred.}, {hangUp: caller}]}")));
        play();

        assertThat(agentSaid()).containsExactly("Hundred.");
    }

    @Test
    void refusesACallForWhichThereIsNoScript() throws Exception {
        stage("{name: first, for: {number: '200'}, steps: []}");

        var call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
        assertThat(Scene.answer(call)).isEqualTo(404);
        assertThat(scene.next(scene.idOf(call), CallEnded.class).reason()).contains("no script");
        assertThat(scene.application.webhooks()).isEmpty();
    }

    @Test
    void answersFunctionsAcrossResponses() throws Exception {
        stage("""
            name: chain
            steps:
              - {call: find, as: found}
              - when: found
                then:
                  - {call: book, arguments: {slot: "${found}"}, as: booked}
              - agent: ${booked}
              - hangUp: caller
            """);
        scene.application.answersFunctions(
                (name, arguments) -> name.equals("find") ? "nine" : arguments.getString("slot") + " is booked");
        play();

        assertThat(agentSaid()).containsExactly("nine is booked");
        assertThat(scene.heard(FunctionAnswered.class)).hasSize(2);
    }
}
