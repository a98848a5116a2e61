package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.errors.InternalServerException;
import com.openai.errors.RateLimitException;
import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.FaultInjected;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandClosed;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.Fault.Kind;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.phone.SipPhone;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on purpose, at named places. */
class FaultsTest extends Staged {

    private void stage(String script, UnaryOperator<Emulator.Builder> change, Fault... faults) throws Exception {
        stage(script, emulator -> change.apply(emulator.faults(FaultPlan.of(faults))));
    }

    private void stage(Fault... faults) throws Exception {
        stage(ONE_FUNCTION, emulator -> emulator, faults);
    }

    private void injected(String fault, String at) {
        assertThat(scene.heard(FaultInjected.class))
                .extracting(event -> event.fault() + " at " + event.at())
                .containsExactly(fault + " at " + at);
    }

    private List<Integer> webhookStatuses(int count) {
        Scene.patiently().until(() -> scene.heard(WebhookAnswered.class).size() == count);
        return scene.heard(WebhookAnswered.class).stream()
                .map(WebhookAnswered::status)
                .toList();
    }

    private List<String> webhookIds() {
        return scene.application.webhooks().stream()
                .map(TestApplication.Webhook::id)
                .toList();
    }

    @Test
    void deliversTheWebhookTwiceWithOneId() throws Exception {
        stage(Fault.of(Kind.WEBHOOK_TWICE).lasting(Duration.ofMillis(20)));
        play();

        assertThat(webhookStatuses(2)).containsExactly(200, 200);
        assertThat(webhookIds()).hasSize(2).containsOnly(webhookIds().get(0));
        injected("webhook-twice", "webhook");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEBHOOK_STALE", "WEBHOOK_FORGED"})
    void isRefusedForItsSignatureAndDeliversTheWebhookAgain(String kind) throws Exception {
        stage(ONE_FUNCTION, emulator -> emulator.clockSpeed(20), Fault.of(Kind.valueOf(kind)));
        play();

        assertThat(webhookStatuses(2)).containsExactly(400, 200);
        assertThat(scene.application.failures()).hasSize(1);
        assertThat(webhookIds()).hasSize(1);
    }

    @Test
    void deliversTheWebhookOfACallThatIsOver() throws Exception {
        stage(Fault.of(Kind.WEBHOOK_LATE).lasting(Duration.ofMillis(300)));
        String id = call();
        dialed.cancel();
        scene.next(id, CallEnded.class);

        assertThat(webhookStatuses(1)).containsExactly(200);
        Scene.patiently().until(() -> !scene.application.failures().isEmpty());
        assertThat(scene.application.failures()).singleElement().asString().contains("404");
    }

    @Test
    void deliversTheWebhookOfALaterCallFirst() throws Exception {
        stage(
                "{name: first, for: {call: 1}, faults: [{fault: webhook-out-of-order, lasting: 10s}],"
                        + " steps: [{agent: First.}]}",
                emulator -> emulator.script(dev.switchboard.emulator.script.Script.parse(
                        "2", "{name: second, steps: [{agent: Second.}]}")));
        String first = call();
        try (SipPhone other = SipPhone.udp()) {
            String second = scene.idOf(other.dial("100", scene.emulator.sipPort(), "Bert", "300"));
            Scene.patiently().until(() -> scene.application.webhooks().size() == 2);

            assertThat(scene.application.webhooks())
                    .extracting(TestApplication.Webhook::callId)
                    .containsExactly(second, first);
            scene.next(first, ScriptFinished.class);
            scene.next(second, ScriptFinished.class);
        }
    }

    @Test
    void repeatsAnEventWordForWord() throws Exception {
        stage(Fault.of(Kind.EVENT_REPEATED).at("input_audio_buffer.committed"));
        TestApplication.Sideband sideband = play();

        List<JsonObject> twice = sideband.received("input_audio_buffer.committed");
        assertThat(twice).hasSize(2);
        assertThat(twice.get(0)).isEqualTo(twice.get(1));
        injected("event-repeated", "input_audio_buffer.committed");
    }

    @Test
    void repeatsAFunctionCallsResponseWhichIsAnsweredTwiceButTakenOnce() throws Exception {
        stage(Fault.of(Kind.EVENT_REPEATED).at("response.done").nth(2));
        TestApplication.Sideband sideband = play();

        Scene.patiently().until(() -> !sideband.received("error").isEmpty());
        assertThat(scene.heard(FunctionAnswered.class)).hasSize(1);
    }

    @Test
    void splitsAnEventIntoFramesEvenWithinLetters() throws Exception {
        stage(
                "{name: umlauts, steps: [{agent: 'Grüße aus Köln 🎻, schöne Grüße'}, {hangUp: caller}]}",
                emulator -> emulator,
                Fault.of(Kind.EVENT_SPLIT).at("response.done").count(40));
        TestApplication.Sideband sideband = play();

        assertThat(sideband.received("response.done").get(0).encode()).contains("Grüße aus Köln 🎻, schöne Grüße");
        assertThat(sideband.parts()).isGreaterThan(sideband.frames() + 20);
    }

    @Test
    void holdsAnEventAndAllBehindIt() throws Exception {
        stage(Fault.of(Kind.EVENT_DELAYED)
                .at("input_audio_buffer.speech_stopped")
                .lasting(Duration.ofMillis(300)));
        TestApplication.Sideband sideband = play();

        Scene.patiently().until(() -> sideband.received("response.created").size() == 3);
        List<String> types = sideband.received().stream()
                .map(event -> event.getString("type"))
                .toList();
        assertThat(types)
                .containsSubsequence(
                        "input_audio_buffer.speech_started",
                        "input_audio_buffer.speech_stopped",
                        "input_audio_buffer.committed",
                        "response.created");
    }

    @Test
    void sendsWhatIsNoJson() throws Exception {
        stage(Fault.of(Kind.EVENT_MALFORMED).at("response.done"));
        TestApplication.Sideband sideband = play();

        assertThat(sideband.garbled()).singleElement().asString().startsWith("{\"type\":\"response.done\"");
        assertThat(sideband.received("response.done")).hasSize(3);
    }

    @Test
    void sendsWhatNobodyKnows() throws Exception {
        stage(
                Fault.of(Kind.EVENT_UNKNOWN_TYPE).at("response.done"),
                Fault.of(Kind.EVENT_UNKNOWN_FIELDS).at("response.done"));
        TestApplication.Sideband sideband = play();

        assertThat(sideband.received("response.thought.delta")).hasSize(1);
        assertThat(sideband.received("response.done").get(0).getJsonObject("response"))
                .asString()
                .contains("mood");
    }

    @Test
    void sendsAnEventOfFiveMegabytes() throws Exception {
        stage(Fault.of(Kind.EVENT_HUGE).at("conversation.item.done"));
        TestApplication.Sideband sideband = play();

        assertThat(sideband.received("conversation.item.done").get(0).encode().length())
                .isGreaterThan(5 * 1024 * 1024);
    }

    @Test
    void sendsWhatIsNoText() throws Exception {
        stage(Fault.of(Kind.EVENT_BINARY).at("response.done"));
        TestApplication.Sideband sideband = play();

        assertThat(sideband.binary()).singleElement().asString().startsWith("{\"type\":\"response.done\"");
        assertThat(sideband.received("response.done")).hasSize(3);
    }

    @Test
    void sendsWhatIsNoUtf8() throws Exception {
        stage(Fault.of(Kind.EVENT_NOT_UTF8).at("response.done").nth(2));
        String id = call();

        assertThat(scene.application.sideband(id).closed()).failsWithin(Duration.ofSeconds(5));
        assertThat(scene.application.sideband(id).received("response.done")).hasSize(1);
        scene.next(id, SidebandClosed.class);
        injected("event-not-utf8", "response.done");
    }

    @Test
    void sendsAnErrorOfTheServers() throws Exception {
        stage(Fault.of(Kind.ERROR_EVENT).at("response.created").code("oops"));
        TestApplication.Sideband sideband = play();

        assertThat(sideband.received("error").get(0).getJsonObject("error").getString("code"))
                .isEqualTo("oops");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIDEBAND_DROPPED_BEFORE", "SIDEBAND_DROPPED_AFTER"})
    void dropsTheSidebandAroundAnEventAndTakesItAgain(String kind) throws Exception {
        stage(Fault.of(Kind.valueOf(kind)).at("response.done").nth(2).status(1011));
        String id = call();
        TestApplication.Sideband first = scene.application.sideband(id);
        assertThat(first.closed()).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(1011);
        assertThat(first.received("response.done")).hasSize(kind.endsWith("BEFORE") ? 1 : 2);
        TestApplication.Sideband second = scene.application.reattach(id);
        String functionCall = scene.next(id, FunctionCalled.class).functionCallId();

        if (kind.endsWith("BEFORE")) {
            // nobody told the application, which knows the function call from the events before
            second.send(output(functionCall, "a pen"));
        } else {
            Scene.patiently().until(() -> first.received("response.done").size() == 2);
            second.send(output(functionCall, "a pen"));
        }
        second.send(new JsonObject().put("type", "response.create"));
        scene.next(id, ScriptFinished.class);

        assertThat(scene.heard(AgentSaid.class))
                .last()
                .extracting(AgentSaid::text)
                .isEqualTo("I found a pen.");
        Scene.patiently().until(() -> second.received("response.done").size() == 1);
        assertThat(scene.heard(SidebandClosed.class)).hasSize(1);
        assertThat(scene.heard(SidebandAttached.class)).hasSize(2);
    }

    private static JsonObject output(String functionCallId, String output) {
        return new JsonObject()
                .put("type", "conversation.item.create")
                .put(
                        "item",
                        new JsonObject()
                                .put("type", "function_call_output")
                                .put("call_id", functionCallId)
                                .put("output", output));
    }

    @Test
    void tearsASidebandWithoutAClose() throws Exception {
        stage(Fault.of(Kind.SIDEBAND_DROPPED_AFTER).at("response.created").status(0));
        String id = call();

        // the JDK's client says 1006 or fails, as the packets fall
        assertThat(scene.application.sideband(id).closed().handle((status, failure) -> failure == null ? status : 1006))
                .succeedsWithin(Duration.ofSeconds(5))
                .isEqualTo(1006);
        scene.next(id, SidebandClosed.class);
        assertThat(scene.heard(CallEnded.class)).isEmpty();
    }

    @Test
    void refusesToTakeTheSidebandAgainForAsLongAsThePlanSays() throws Exception {
        stage(
                Fault.of(Kind.SIDEBAND_DROPPED_AFTER).at("response.created"),
                Fault.of(Kind.REQUEST_REFUSED).at("dial").nth(2).times(2).status(503));
        String id = call();
        assertThat(scene.application.sideband(id).closed()).succeedsWithin(Duration.ofSeconds(5));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> scene.application.attachAgain(id)).hasMessageContaining("WebSocketHandshake");
        }
        assertThat(scene.application.attachAgain(id).closed()).isNotDone();
    }

    @Test
    void fallsSilentWithoutPongsEventsOrAClose() throws Exception {
        stage(Fault.of(Kind.SIDEBAND_HALF_OPEN).at("response.done"));
        String id = call();
        TestApplication.Sideband silent = scene.application.sideband(id);
        Scene.patiently().until(() -> !silent.received("response.done").isEmpty());
        silent.ping();
        TestApplication.Sideband working = scene.application.attachAgain(id);
        working.ping();
        Scene.patiently().until(() -> working.pongs() == 1);
        int before = silent.frames();
        dialed.hangUp();
        scene.next(id, CallEnded.class);
        assertThat(working.closed()).succeedsWithin(Duration.ofSeconds(5));

        assertThat(silent.pongs()).isZero();
        assertThat(silent.frames()).isEqualTo(before);
        assertThat(silent.closed()).isNotDone();
    }

    @Test
    void refusesRequestsAndThenServesThem() throws Exception {
        stage(
                Fault.of(Kind.REQUEST_REFUSED).at("accept").status(429),
                Fault.of(Kind.REQUEST_REFUSED).at("accept").nth(2).status(500));
        AtomicInteger attempts = new AtomicInteger();
        scene.application.whenCalled(id -> {
            attempts.incrementAndGet();
            assertThatThrownBy(() -> scene.application.accept(id)).isInstanceOf(RateLimitException.class);
            assertThatThrownBy(() -> scene.application.accept(id)).isInstanceOf(InternalServerException.class);
            scene.application.take(id);
        });
        play();

        assertThat(scene.application.failures()).isEmpty();
        assertThat(scene.heard(Accepted.class)).hasSize(1);
        assertThat(scene.heard(FaultInjected.class)).hasSize(2);
    }

    @Test
    void answersARequestLate() throws Exception {
        stage(Fault.of(Kind.REQUEST_SLOW).at("accept").lasting(Duration.ofMillis(300)));
        long begun = System.nanoTime();
        play();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(300));
        injected("request-slow", "accept");
    }

    @Test
    void saysYesToADeadCall() throws Exception {
        stage(Fault.of(Kind.REQUEST_UNTRUE).at("accept"));
        String id = call();

        assertThat(Scene.answer(dialed)).isEqualTo(504);
        Scene.patiently().until(() -> !scene.application.failures().isEmpty());
        assertThat(scene.application.failures()).singleElement().asString().contains("WebSocketHandshake");
        assertThat(scene.heard(Accepted.class)).isEmpty();
        assertThat(scene.next(id, CallEnded.class).by()).isEqualTo(Party.SERVICE);
    }

    @Test
    void callsAFunctionTwiceWithOneId() throws Exception {
        stage(Fault.of(Kind.FUNCTION_CALL_TWICE).at("find"));
        TestApplication.Sideband sideband = play();

        assertThat(scene.heard(FunctionCalled.class)).hasSize(2);
        assertThat(scene.heard(FunctionCalled.class))
                .extracting(FunctionCalled::functionCallId)
                .containsOnly(scene.heard(FunctionCalled.class).get(0).functionCallId());
        assertThat(scene.heard(FunctionAnswered.class)).hasSize(1);
        assertThat(sideband.received("response.done")
                        .get(1)
                        .getJsonObject("response")
                        .getJsonArray("output"))
                .hasSize(2);
    }

    @Test
    void callsAFunctionWithArgumentsThatNoModelWrites() throws Exception {
        stage(Fault.of(Kind.FUNCTION_CALL_GARBLED).at("find").code("{\"size\": 1e999, \"size\": 1}"));
        play();

        assertThat(scene.heard(FunctionCalled.class))
                .extracting(FunctionCalled::arguments)
                .containsExactly("{\"size\": 1e999, \"size\": 1}");
    }

    @Test
    void cutsTheCallWhileAFunctionRuns() throws Exception {
        stage(Fault.of(Kind.CALL_CUT).at("find"));
        scene.application.answersFunctions((name, arguments) -> {
            Scene.patiently().until(() -> !scene.heard(CallEnded.class).isEmpty());
            return "too late";
        });
        String id = call();

        assertThat(scene.next(id, CallEnded.class).by()).isEqualTo(Party.CALLER);
        assertThat(Scene.end(dialed)).isEqualTo("the other side hung up");
        assertThat(scene.heard(FunctionAnswered.class)).isEmpty();
    }

    @Test
    void breaksAtAPlaceOfTheScript() throws Exception {
        stage("""
            name: breaks
            steps:
              - agent: Hello.
              - fault: sideband-dropped-after
                status: 1006
              - caller: Hello?
              - hangUp: caller
            """.replace("1006", "1012"), emulator -> emulator);
        String id = call();

        assertThat(scene.application.sideband(id).closed())
                .succeedsWithin(Duration.ofSeconds(5))
                .isEqualTo(1012);
        scene.next(id, ScriptFinished.class);
        injected("sideband-dropped-after", "script");
        assertThat(scene.application.sideband(id).received("input_audio_buffer.speech_started"))
                .isEmpty();
    }

    @Test
    void signsWithEverySecretWhileOneIsReplaced() throws Exception {
        stage(ONE_FUNCTION, emulator -> emulator.webhookSecret("whsec_bmV3ZXIgc2VjcmV0IGZvciByb3RhdGlvbiBvZiBrZXlz"));
        play();

        assertThat(scene.application.webhooks().get(0).signatures().split(" ")).hasSize(2);
    }
}
