package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.ReferSent;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandClosed;
import dev.switchboard.emulator.tls.ServerCertificate;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What applications may ask of the service, and what it says to what they may not. */
class SurfaceTest extends Staged {

    private void stage(UnaryOperator<Emulator.Builder> change) throws Exception {
        stage(ONE_FUNCTION, change);
    }

    private static JsonObject error(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        return new JsonObject(response.body()).getJsonObject("error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "accept | {}                                             | missing_required_parameter | type",
                "accept | {\"type\":\"transcription\"}                   | invalid_value              | type",
                "accept | {\"type\":\"realtime\",\"mood\":1}             | unknown_parameter          | mood",
                "accept | {\"type\":\"realtime\",\"audio\":{\"loud\":1}} | unknown_parameter          | audio.loud",
                "accept | {\"type\":\"realtime\",\"tools\":[{\"type\":\"function\",\"name\":\"a b\"}]} | invalid_value"
                        + " | tools[0].name",
                "accept | {\"type\":\"realtime\",\"tools\":[{\"type\":\"function\",\"name\":\"a\",\"strict\":true}]} |"
                        + " unknown_parameter | tools[0].strict",
                "accept | {\"type\":\"realtime\",\"max_output_tokens\":0} | invalid_value             |"
                        + " max_output_tokens",
                "accept | {\"type\":\"realtime\",\"audio\":{\"output\":{\"speed\":2}}} | invalid_value |"
                        + " audio.output.speed",
                "accept | {\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":{\"idle_timeout_ms\":1}}}} |"
                        + " invalid_value | audio.input.turn_detection.idle_timeout_ms",
                "accept | {                                              | invalid_json               |",
                "accept | []                                             | invalid_json               |",
                "reject | {\"status_code\":200}                          | invalid_value              | status_code",
                "reject | {\"status_code\":486,\"reason\":\"busy\"}      | unknown_parameter          | reason",
                "refer  | {}                                             | missing_required_parameter | target_uri",
                "refer  | {\"target_uri\":7}                  | invalid_value              | target_uri",
                "refer  | {\"target_uri\":\"tel:1\",\"now\":true}        | unknown_parameter          | now"
            })
    void refusesAWrongBodyWithItsFieldAndLeavesTheCallRinging(String action, String body, String code, String param)
            throws Exception {
        stage(emulator -> emulator);
        scene.application.whenCalled(id -> {});
        String id = call();
        HttpResponse<String> response = scene.application.post(id, action, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).getString("code")).isEqualTo(code);
        assertThat(error(response).getString("param")).isEqualTo(param);
        assertThat(dialed.answer()).isNotDone();
        scene.application.take(id);
        scene.next(id, ScriptFinished.class);
    }

    @Test
    void refersACallThatWasTaken() throws Exception {
        stage(emulator -> emulator);
        String id = call();
        scene.next(id, ScriptFinished.class);

        assertThat(scene.application
                        .post(id, "refer", "{\"target_uri\":\"sip:agent@example.com\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(scene.next(id, ReferSent.class).targetUri()).isEqualTo("sip:agent@example.com");
    }

    @Test
    void knowsNoEndedCall() throws Exception {
        stage(emulator -> emulator);
        String id = call();
        scene.next(id, ScriptFinished.class);
        dialed.hangUp();
        scene.next(id, CallEnded.class);

        for (String action : new String[] {"accept", "reject", "refer", "hangup"}) {
            HttpResponse<String> response = scene.application.post(id, action, "");
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(error(response).getString("code")).isEqualTo("call_id_not_found");
        }
    }

    @Test
    void takesTheKeyInAzuresHeaderOnlyWhereItIsTold() throws Exception {
        stage(emulator -> emulator.azure(true));
        scene.application.whenCalled(id -> {});
        String id = call();
        HttpRequest.Builder hangup = HttpRequest.newBuilder(
                        URI.create(scene.emulator.apiBaseUrl() + "/realtime/calls/" + id + "/hangup"))
                .POST(HttpRequest.BodyPublishers.noBody());
        HttpClient http = HttpClient.newHttpClient();

        assertThat(http.send(hangup.copy().header("api-key", "sk-wrong").build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(http.send(
                                hangup.copy()
                                        .header("api-key", TestApplication.KEY)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void speaksTlsWithACertificateThatClientsCanTrust() throws Exception {
        ServerCertificate certificate = ServerCertificate.create();
        stage(emulator -> emulator.httpTls(certificate));
        String address = scene.emulator.apiBaseUrl() + "/realtime/calls/rtc_none/hangup";
        HttpRequest hangup = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + TestApplication.KEY)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpClient trusting =
                HttpClient.newBuilder().sslContext(certificate.trusting()).build();

        assertThat(address).startsWith("https://");
        assertThat(error(trusting.send(hangup, HttpResponse.BodyHandlers.ofString()))
                        .getString("code"))
                .isEqualTo("call_id_not_found");
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(hangup, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void givesSeveralSidebandsTheSameEvents() throws Exception {
        stage(emulator -> emulator);
        scene.application.whenCalled(id -> {
            scene.application.accept(id);
            scene.application.attach(id);
        });
        String id = call();
        TestApplication.Sideband first = scene.application.sideband(id);
        Scene.patiently().until(() -> !scene.heard(SidebandAttached.class).isEmpty());
        TestApplication.Sideband second = scene.application.attachAgain(id, false);
        Scene.patiently().until(() -> scene.heard(SidebandAttached.class).size() == 2);
        first.send(new JsonObject().put("type", "response.create"));
        scene.next(id, ScriptFinished.class);
        Scene.patiently()
                .until(() -> first.received("output_audio_buffer.stopped").size() == 2);
        Scene.patiently()
                .until(() -> second.received("output_audio_buffer.stopped").size() == 2);

        assertThat(second.received()).isEqualTo(first.received());
    }

    @Test
    void livesOnWithoutASidebandAndReplaysNothing() throws Exception {
        stage(emulator -> emulator);
        scene.application.answersFunctions((name, arguments) -> {
            throw new IllegalStateException("lost");
        });
        String id = call();
        FunctionCalled called = scene.next(id, FunctionCalled.class);
        TestApplication.Sideband first = scene.application.sideband(id);
        Scene.patiently()
                .until(() ->
                        !first.received("response.function_call_arguments.done").isEmpty());
        String item =
                first.received("response.function_call_arguments.done").get(0).getString("item_id");
        first.close();
        scene.next(id, SidebandClosed.class);
        TestApplication.Sideband second = scene.application.reattach(id);
        second.send(new JsonObject().put("type", "conversation.item.retrieve").put("item_id", item));
        Scene.patiently().until(() -> second.received().size() == 1);

        assertThat(second.received("conversation.item.retrieved")
                        .get(0)
                        .getJsonObject("item")
                        .getString("call_id"))
                .isEqualTo(called.functionCallId());
        second.send(new JsonObject()
                .put("type", "conversation.item.create")
                .put(
                        "item",
                        new JsonObject()
                                .put("type", "function_call_output")
                                .put("call_id", called.functionCallId())
                                .put("output", "late")));
        second.send(new JsonObject().put("type", "response.create"));
        scene.next(id, ScriptFinished.class);
    }

    @Test
    void refusesToAttachAgainWhereItIsToldTo() throws Exception {
        stage(emulator -> emulator.refuseAgain(409));
        String id = call();
        scene.next(id, ScriptFinished.class);

        assertThatThrownBy(() -> scene.application.reattach(id)).hasMessageContaining("WebSocketHandshake");
        assertThat(scene.heard(CallEnded.class)).isEmpty();
    }

    @Test
    void keepsSidebandsOpenBehindACallWhereItIsToldTo() throws Exception {
        stage(emulator -> emulator.keepSidebands(true));
        String id = call();
        scene.next(id, ScriptFinished.class);
        TestApplication.Sideband sideband = scene.application.sideband(id);
        dialed.hangUp();
        scene.next(id, CallEnded.class);
        sideband.awaitAllThatWasSent();

        assertThat(sideband.closed()).isNotDone();
        assertThatThrownBy(() -> scene.application.reattach(id)).hasMessageContaining("WebSocketHandshake");
    }

    @Test
    void expiresAfterAnHourOfItsOwnClock() throws Exception {
        stage(emulator -> emulator.clockSpeed(3600));
        String id = call();
        TestApplication.Sideband sideband = scene.application.sideband(id);

        assertThat(sideband.closed()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(1001);
        JsonObject error = sideband.received("error").get(0).getJsonObject("error");
        assertThat(error.getString("code")).isEqualTo("session_expired");
        assertThat(error.getString("message")).isEqualTo("Your session hit the maximum duration of 60 minutes.");
        assertThat(Scene.end(dialed)).isEqualTo("the other side hung up");
    }

    @Test
    void changesNeitherModelNorAVoiceThatWasHeard() throws Exception {
        stage(emulator -> emulator);
        String id = call();
        scene.next(id, ScriptFinished.class);
        TestApplication.Sideband sideband = scene.application.sideband(id);
        sideband.send(update("{\"type\":\"realtime\",\"model\":\"gpt-realtime\"}"));
        sideband.send(update("{\"type\":\"realtime\",\"audio\":{\"output\":{\"voice\":\"cedar\"}}}"));
        sideband.send(update("{\"type\":\"realtime\",\"tracing\":\"auto\"}"));
        sideband.send(update("{\"type\":\"realtime\",\"tracing\":{\"group_id\":\"a\"}}"));
        sideband.send(update("{\"type\":\"realtime\",\"instructions\":\"Be brief.\"}"));
        Scene.patiently().until(() -> sideband.received("session.updated").size() == 2);

        assertThat(sideband.received("error"))
                .extracting(event -> event.getJsonObject("error").getString("param"))
                .containsExactly("session.model", "session.audio.output.voice", "session.tracing");
        JsonObject session = sideband.received("session.updated").get(1).getJsonObject("session");
        assertThat(session.getString("instructions")).isEqualTo("Be brief.");
        assertThat(session.getString("model")).isEqualTo("gpt-realtime-2.1");
    }

    private static JsonObject update(String session) {
        return new JsonObject().put("type", "session.update").put("session", new JsonObject(session));
    }

    @Test
    void beginsASidebandWithTheSessionWhereItIsToldTo() throws Exception {
        stage(emulator -> emulator.sessionCreated(true));

        assertThat(play().received().get(0).getString("type")).isEqualTo("session.created");
        assertThat(scene.heard(IncomingCall.class)).hasSize(1);
    }
}
