package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.KeyPressed;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.rtp.Codec;
import dev.switchboard.emulator.tls.ServerCertificate;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller hears and presses. */
class CallAudioTest {

    private static final String SHORT = "{name: short, steps: [{agent: '${greeting}'}, {hangUp: caller}]}";

    private static DialedCall dial(SipPhone phone, Scene scene) throws Exception {
        return phone.dial("+18005550100", scene.emulator.sipPort(), "Anna", "200");
    }

    @ParameterizedTest
    @EnumSource
    void letsTheCallerHearTheAgent(Codec codec) throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp().offers(codec)) {
            DialedCall call = dial(phone, scene);

            assertThat(Scene.answer(call)).isEqualTo(200);
            assertThat(call.codec()).contains(codec);
            // "Good day, this is the test."
            Scene.patiently().until(() -> call.packetsWithSound() > 40);
        }
    }

    @Test
    void takesACallOverTlsFromWhoTrustsTheCertificate() throws Exception {
        ServerCertificate certificate = ServerCertificate.create();
        try (Scene scene = Scene.of(SHORT, emulator -> emulator.tls(certificate));
                SipPhone phone = SipPhone.tls(certificate);
                SipPhone stranger = SipPhone.tls(ServerCertificate.create())) {
            DialedCall call = phone.dial("+18005550100", scene.emulator.sipTlsPort(), "Anna", "200");

            assertThat(Scene.answer(call)).isEqualTo(200);
            Scene.patiently().until(() -> call.packetsHeard() > 10);
            scene.application.calls().hangup(scene.idOf(call));
            assertThat(Scene.end(call)).isEqualTo("the other side hung up");
            assertThatThrownBy(() -> stranger.dial("+18005550100", scene.emulator.sipTlsPort(), "Eve", "666"))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheApplicationOfKeys(Codec codec) throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp().offers(codec)) {
            DialedCall call = dial(phone, scene);
            String id = scene.idOf(call);
            scene.next(id, SidebandAttached.class);
            scene.next(id, AgentSaid.class);
            long before = Instant.now().getEpochSecond();
            call.press("42#");

            TestApplication.Sideband sideband = scene.application.sideband(id);
            String type = "input_audio_buffer.dtmf_event_received";
            Scene.patiently().until(() -> sideband.received(type).size() == 3);
            List<JsonObject> events = sideband.received(type);
            assertThat(events).extracting(event -> event.getString("event")).containsExactly("4", "2", "#");
            assertThat(events)
                    .allSatisfy(event ->
                            assertThat(event.fieldNames()).containsExactlyInAnyOrder("type", "event", "received_at"))
                    .allSatisfy(
                            event -> assertThat(event.getLong("received_at")).isBetween(before, before + 20));
            assertThat(scene.heard(KeyPressed.class))
                    .extracting(KeyPressed::key)
                    .containsExactly("4", "2", "#");
        }
    }

    @Test
    void isSilentWhileItIsHeldAndSpeaksOnBehind() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp()) {
            DialedCall call = dial(phone, scene);
            Scene.patiently().until(() -> call.packetsHeard() > 5);

            assertThat(call.hold().get(10, TimeUnit.SECONDS)).isEqualTo(200);
            // what was on its way has come when a whole round has passed
            assertThat(call.hold().get(10, TimeUnit.SECONDS)).isEqualTo(200);
            long heard = call.packetsHeard();
            call.hold().get(10, TimeUnit.SECONDS);
            assertThat(call.packetsHeard()).isLessThanOrEqualTo(heard + 1);

            assertThat(call.resume().get(10, TimeUnit.SECONDS)).isEqualTo(200);
            Scene.patiently().until(() -> call.packetsHeard() > heard + 20);
        }
    }

    @Test
    void changesTheCodecOfACallThatGoesOn() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp().offers(Codec.PCMA)) {
            DialedCall call = dial(phone, scene);
            Scene.patiently().until(() -> call.packetsHeard() > 5);
            phone.offers(Codec.G722);

            assertThat(call.resume().get(10, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(call.codec()).contains(Codec.G722);
            long before = call.packetsHeard();
            Scene.patiently().until(() -> call.packetsHeard() > before + 10);
        }
    }
}
