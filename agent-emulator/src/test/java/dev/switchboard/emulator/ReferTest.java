package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.models.realtime.calls.CallReferParams;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.ReferEnded;
import dev.switchboard.emulator.event.EmulatorEvent.ReferSent;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application refers the caller to somebody else. */
class ReferTest {

    private static final String SHORT = "{name: short, steps: [{agent: Hello.}, {hangUp: caller}]}";

    private static String referred(Scene scene, DialedCall call, String target) {
        String id = scene.idOf(call);
        scene.next(id, SidebandAttached.class);
        // 200 says that the request is on its way, no more
        scene.application
                .calls()
                .refer(id, CallReferParams.builder().targetUri(target).build());
        return id;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tel:+14155550123", "sip:agent@example.com"})
    void hangsUpWhenTheCallersSideHasReachedThem(String target) throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp()) {
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
            String id = referred(scene, call, target);

            assertThat(call.referredTo().get(10, TimeUnit.SECONDS)).isEqualTo(target);
            assertThat(scene.next(id, ReferSent.class).targetUri()).isEqualTo(target);
            assertThat(scene.next(id, ReferEnded.class))
                    .extracting(ReferEnded::targetUri, ReferEnded::sipStatus)
                    .containsExactly(target, 200);
            assertThat(Scene.end(call)).isEqualTo("the other side hung up");
            assertThat(scene.next(id, CallEnded.class))
                    .extracting(CallEnded::by, CallEnded::reason)
                    .containsExactly(Party.SERVICE, "transferred to " + target);
        }
    }

    @Test
    void goesOnWhenNobodyTakesTheCall() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp().callsWhomItIsReferredTo(486)) {
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
            String id = referred(scene, call, "tel:+14155550123");

            assertThat(scene.next(id, ReferEnded.class).sipStatus()).isEqualTo(486);
            assertThatItGoesOn(scene, call, id);
        }
    }

    @Test
    void goesOnWhenTheCallersSideDoesNotTry() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.tcp().refusesToBeReferred(603)) {
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
            String id = referred(scene, call, "tel:+14155550123");

            assertThat(scene.next(id, ReferEnded.class).sipStatus()).isEqualTo(603);
            assertThatItGoesOn(scene, call, id);
        }
    }

    private static void assertThatItGoesOn(Scene scene, DialedCall call, String id) throws Exception {
        long heard = call.packetsHeard();
        Scene.patiently().until(() -> call.packetsHeard() > heard + 10);
        assertThat(scene.heard(CallEnded.class)).isEmpty();
        call.hangUp();
        scene.whole(id);
    }

    @Test
    void tellsOfATargetThatIsNoAddress() throws Exception {
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.udp()) {
            DialedCall call = phone.dial("100", scene.emulator.sipPort(), "Anna", "200");
            String id = referred(scene, call, "sip:<>@@");

            assertThat(scene.next(id, ReferEnded.class).sipStatus()).isEqualTo(400);
            assertThat(call.referredTo()).isNotDone();
        }
    }
}
