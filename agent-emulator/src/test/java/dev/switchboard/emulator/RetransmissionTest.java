package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The network repeats requests; each is done once and answered each time. */
class RetransmissionTest {

    @Test
    void takesARepeatedInviteForOneCallAndARepeatedCancelForOneEnd() throws Exception {
        try (Scene scene = Scene.of("{name: short, steps: [{agent: Hello.}, {hangUp: caller}]}");
                DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(5000);
            scene.application.whenCalled(id -> assertThat(id).startsWith("rtc_"));
            String invite = SipText.request("INVITE", scene.emulator.sipPort(), "UDP", socket.getLocalPort(), "");
            String cancel = invite.replace("INVITE", "CANCEL").replaceFirst("Contact: .*\r\n", "");

            String ringing = exchange(scene, socket, invite);
            assertThat(ringing).startsWith("SIP/2.0 180 ");
            assertThat(exchange(scene, socket, invite)).isEqualTo(ringing);
            assertThat(exchange(scene, socket, invite)).isEqualTo(ringing);
            // it rings before anybody is told
            Scene.patiently().until(() -> !scene.heard(IncomingCall.class).isEmpty());

            String cancelled = exchange(scene, socket, cancel);
            while (!cancelled.contains(" CANCEL\r\n")) {
                cancelled = receive(socket);
            }
            send(scene, socket, cancel);
            Scene.patiently().until(() -> !scene.heard(CallEnded.class).isEmpty());
            assertThat(exchange(scene, socket, invite)).startsWith("SIP/2.0 ");
            assertThat(scene.heard(IncomingCall.class)).hasSize(1);
            assertThat(scene.heard(CallEnded.class)).hasSize(1);
        }
    }

    private static String exchange(Scene scene, DatagramSocket socket, String request) throws Exception {
        send(scene, socket, request);
        return receive(socket);
    }

    private static void send(Scene scene, DatagramSocket socket, String request) throws Exception {
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        socket.send(
                new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), scene.emulator.sipPort()));
    }

    private static String receive(DatagramSocket socket) throws Exception {
        DatagramPacket answer = new DatagramPacket(new byte[4096], 4096);
        socket.receive(answer);
        return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
    }
}
