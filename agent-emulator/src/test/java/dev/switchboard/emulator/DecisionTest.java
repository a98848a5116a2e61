package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.realtime.calls.CallRejectParams;
import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.Rejected;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {

    private static final String SHORT = "{name: short, steps: [{agent: Hello.}, {hangUp: caller}]}";

    private static DialedCall dial(SipPhone phone, Scene scene) throws Exception {
        return phone.dial("+18005550100", scene.emulator.sipPort(), "Anna", "200");
    }

    private static void leaveRinging(String callId) {
        assertThat(callId).startsWith("rtc_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void tellsThePhoneWithWhichStatusTheApplicationRejects(String transport) throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = transport.equals("udp") ? SipPhone.udp() : SipPhone.tcp()) {
            scene.application.whenCalled(id -> scene.application
                    .calls()
                    .reject(id, CallRejectParams.builder().statusCode(486).build()));
            DialedCall call = dial(phone, scene);

            assertThat(Scene.answer(call)).isEqualTo(486);
            String id = scene.idOf(call);
            scene.whole(id);
            assertThat(scene.next(id, Rejected.class).sipStatus()).isEqualTo(486);
            assertThat(scene.next(id, CallEnded.class).by()).isEqualTo(Party.APPLICATION);
        }
    }

    @Test
    void rejectsWith603WhereTheApplicationNamesNoStatus() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp()) {
            scene.application.whenCalled(id -> scene.application.calls().reject(id));

            assertThat(Scene.answer(dial(phone, scene))).isEqualTo(603);
        }
    }

    @Test
    void refusesARejectionWithAStatusThatIsNoError() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp()) {
            scene.application.whenCalled(DecisionTest::leaveRinging);
            DialedCall call = dial(phone, scene);
            String id = scene.idOf(call);

            assertThatThrownBy(() -> scene.application
                            .calls()
                            .reject(
                                    id,
                                    CallRejectParams.builder().statusCode(200).build()))
                    .isInstanceOf(BadRequestException.class);
            assertThat(call.answer()).isNotDone();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void endsACallWithThe487OfACallerWhoGivesUp(String transport) throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = transport.equals("udp") ? SipPhone.udp() : SipPhone.tcp()) {
            scene.application.whenCalled(DecisionTest::leaveRinging);
            DialedCall call = dial(phone, scene);
            String id = scene.idOf(call);
            call.cancel();

            assertThat(Scene.answer(call)).isEqualTo(487);
            scene.whole(id);
            assertThat(scene.next(id, CallEnded.class).by()).isEqualTo(Party.CALLER);
            assertThatThrownBy(() -> scene.application.accept(id))
                    .isInstanceOfSatisfying(
                            NotFoundException.class, e -> assertThat(e.code()).contains("call_id_not_found"));
        }
    }

    @Test
    void refusesASecondDecision() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp()) {
            DialedCall call = dial(phone, scene);
            String id = scene.idOf(call);
            scene.next(id, Accepted.class);

            assertThatThrownBy(() -> scene.application.accept(id))
                    .isInstanceOfSatisfying(
                            BadRequestException.class, e -> assertThat(e.code()).contains("decision_already_made"));
            assertThatThrownBy(() -> scene.application.calls().reject(id))
                    .isInstanceOfSatisfying(
                            BadRequestException.class, e -> assertThat(e.code()).contains("decision_already_made"));
            assertThat(Scene.answer(call)).isEqualTo(200);
            assertThat(scene.heard(Accepted.class)).hasSize(1);
        }
    }

    @Test
    void givesUpACallThatNobodyDecides() throws Exception {
        try (Scene scene = Scene.of(SHORT, emulator -> emulator.decisionTimeout(Duration.ofMillis(300)));
                SipPhone phone = SipPhone.udp()) {
            scene.application.whenCalled(DecisionTest::leaveRinging);
            DialedCall call = dial(phone, scene);

            assertThat(Scene.answer(call)).isEqualTo(480);
            String id = scene.idOf(call);
            assertThat(scene.next(id, CallEnded.class).by()).isEqualTo(Party.SERVICE);
            assertThatThrownBy(() -> scene.application.accept(id)).isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void deliversTheWebhookAgainWithTheSameIdUntilItIsTaken() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp()) {
            scene.application.answersWebhooksWith(500);
            DialedCall call = dial(phone, scene);

            assertThat(Scene.answer(call)).isEqualTo(200);
            Scene.patiently().until(() -> scene.heard(WebhookAnswered.class).size() == 2);
            assertThat(scene.heard(WebhookAnswered.class))
                    .extracting(WebhookAnswered::status, WebhookAnswered::attempt)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(500, 1), org.assertj.core.groups.Tuple.tuple(200, 2));
            assertThat(scene.heard(IncomingCall.class)).hasSize(1);
            assertThat(scene.application.webhooks()).hasSize(2);
            assertThat(scene.application.webhooks())
                    .extracting(TestApplication.Webhook::id)
                    .containsOnly(scene.application.webhooks().get(0).id());
            assertThat(scene.application.webhooks())
                    .extracting(TestApplication.Webhook::body)
                    .containsOnly(scene.application.webhooks().get(0).body());
        }
    }

    @Test
    void hangsUpACallThatStillRings() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp()) {
            scene.application.whenCalled(id -> scene.application.calls().hangup(id));

            assertThat(Scene.answer(dial(phone, scene))).isEqualTo(480);
        }
    }

    @Test
    void hangsUpACallInTheMomentInWhichItIsTaken() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp()) {
            scene.application.whenCalled(id -> {
                scene.application.accept(id);
                scene.application.calls().hangup(id);
            });
            DialedCall call = dial(phone, scene);

            assertThat(Scene.end(call)).isEqualTo("the other side hung up");
        }
    }

    @Test
    void refusesAWrongKey() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp()) {
            String id = scene.idOf(dial(phone, scene));
            scene.next(id, SidebandAttached.class);
            OpenAIClient stranger = OpenAIOkHttpClient.builder()
                    .apiKey("sk-wrong")
                    .baseUrl(scene.emulator.apiBaseUrl().toString())
                    .maxRetries(0)
                    .build();

            assertThatThrownBy(() -> stranger.realtime().calls().hangup(id))
                    .isInstanceOfSatisfying(
                            UnauthorizedException.class,
                            e -> assertThat(e.code()).contains("invalid_api_key"));
            assertThat(handshakeRefused(scene, id, "sk-wrong")).isEqualTo(401);
            assertThat(scene.heard(CallEnded.class)).isEmpty();
        }
    }

    @Test
    void hasNoSidebandForUnknownRingingAndEndedCalls() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp()) {
            scene.application.whenCalled(DecisionTest::leaveRinging);
            DialedCall call = dial(phone, scene);
            String id = scene.idOf(call);

            assertThat(handshakeRefused(scene, "rtc_u1_unknown", TestApplication.KEY))
                    .isEqualTo(404);
            assertThat(handshakeRefused(scene, id, TestApplication.KEY)).isEqualTo(404);
            call.cancel();
            scene.whole(id);
            assertThat(handshakeRefused(scene, id, TestApplication.KEY)).isEqualTo(404);
        }
    }

    /** The status of a refused WebSocket handshake. */
    private static int handshakeRefused(Scene scene, String callId, String key) {
        URI sideband = URI.create(
                scene.emulator.apiBaseUrl().toString().replace("http:", "ws:") + "/realtime?call_id=" + callId);
        try {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Authorization", "Bearer " + key)
                    .buildAsync(sideband, new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            return assertThat(e.getCause())
                    .asInstanceOf(InstanceOfAssertFactories.type(WebSocketHandshakeException.class))
                    .actual()
                    .getResponse()
                    .statusCode();
        }
    }

    @Test
    void answersOptions() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThat(exchange(scene, socket, "OPTIONS"))
                    .startsWith("SIP/2.0 200 ")
                    .contains("\r\nAllow: INVITE");
            assertThat(exchange(scene, socket, "MESSAGE")).startsWith("SIP/2.0 405 ");
            assertThat(exchange(scene, socket, "BYE")).startsWith("SIP/2.0 481 ");
        }
    }

    private static String exchange(Scene scene, DatagramSocket socket, String method) throws Exception {
        String request = SipText.request(method, scene.emulator.sipPort(), "UDP", socket.getLocalPort(), "");
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        socket.send(
                new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), scene.emulator.sipPort()));
        socket.setSoTimeout(5000);
        DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
        socket.receive(answer);
        return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
    }
}
