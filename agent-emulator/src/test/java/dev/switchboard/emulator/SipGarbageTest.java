package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.rtp.Codec;
import dev.switchboard.emulator.sip.Sdp;
import dev.switchboard.emulator.tls.ServerCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes to the SIP door, the next call is answered. The same seed sends the same. */
class SipGarbageTest {

    private static final String SHORT = "{name: short, steps: [{agent: Hello.}, {hangUp: caller}]}";
    private static final int DATAGRAMS = 3000;
    private static final int CONNECTIONS = 150;
    private static final int LONGEST_DATAGRAM = 60_000;
    private static final List<String> PIECES = List.of(
            "\r\n",
            "\r\n\r\n",
            " ",
            ":",
            ";",
            "<",
            ">",
            "\"",
            "\0",
            "sip:",
            "SIP/2.0",
            "z9hG4bK",
            "-1",
            "99999999999",
            "%00",
            "Content-Length: 4294967297\r\n",
            "Via: ",
            "Contact: *\r\n",
            "CSeq: 0 INVITE\r\n",
            "\u00ff",
            "tag=",
            "Max-Forwards: -5\r\n",
            "To: <sip:>\r\n",
            "a=rtpmap:0 /\r\n",
            "m=audio 99999 RTP/AVP 0\r\n",
            "c=IN IP4 \r\n");

    private static byte[] garbage(Random random, int sipPort, String transport) {
        String offer = Sdp.offer(40_000, List.of(Codec.values()), 1, "sendrecv");
        List<String> methods =
                List.of("INVITE", "INVITE", "INVITE", "BYE", "CANCEL", "OPTIONS", "ACK", "NOTIFY", "UPDATE");
        String method = methods.get(random.nextInt(methods.size()));
        StringBuilder text = new StringBuilder(SipText.request(method, sipPort, transport, 40_001, offer));
        switch (random.nextInt(6)) {
            case 0 -> {
                byte[] noise = new byte[random.nextInt(2000)];
                random.nextBytes(noise);
                return noise;
            }
            case 1 -> text.setLength(random.nextInt(text.length()));
            case 2 ->
                text.insert(
                        text.indexOf("Max-Forwards"),
                        "X-Big: " + "x".repeat(random.nextInt(LONGEST_DATAGRAM)) + "\r\n");
            case 3 -> {
                int length = text.indexOf("Content-Length: ") + "Content-Length: ".length();
                text.replace(length, text.indexOf("\r\n", length), String.valueOf(random.nextInt()));
            }
            default -> {
                for (int i = 0; i <= random.nextInt(8); i++) {
                    int at = random.nextInt(text.length());
                    String piece = PIECES.get(random.nextInt(PIECES.size()));
                    text.replace(at, Math.min(text.length(), at + random.nextInt(12)), piece);
                }
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length > LONGEST_DATAGRAM ? java.util.Arrays.copyOf(bytes, LONGEST_DATAGRAM) : bytes;
    }

    private static void assertThatACallIsAnswered(Scene scene, SipPhone phone, int port) throws Exception {
        DialedCall call = phone.dial("+18005550100", port, "Anna", "200");
        assertThat(Scene.answer(call)).isEqualTo(200);
        Scene.patiently().until(() -> call.packetsHeard() > 10);
        call.hangUp();
        scene.whole(scene.idOf(call));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_126})
    void answersACallAfterDatagramsOfGarbage(long seed) throws Exception {
        Random random = new Random(seed);
        try (Scene scene = Scene.of(SHORT);
                DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                SipPhone phone = SipPhone.udp()) {
            scene.application.whenCalled(SipGarbageTest::acceptOnlyAnna);
            int port = scene.emulator.sipPort();
            for (int i = 0; i < DATAGRAMS; i++) {
                byte[] bytes = garbage(random, port, "UDP");
                socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
            }
            scene.application.whenCalled(scene.application::take);

            assertThatACallIsAnswered(scene, phone, port);
        }
    }

    private static void acceptOnlyAnna(String callId) {
        assertThat(callId).startsWith("rtc_");
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 20_261_127})
    void answersACallAfterConnectionsOfGarbage(long seed) throws Exception {
        Random random = new Random(seed);
        List<Socket> open = new ArrayList<>();
        try (Scene scene = Scene.of(SHORT);
                SipPhone phone = SipPhone.tcp()) {
            scene.application.whenCalled(SipGarbageTest::acceptOnlyAnna);
            int port = scene.emulator.sipPort();
            for (int i = 0; i < CONNECTIONS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                write(socket, random, port);
                if (random.nextBoolean()) {
                    socket.close();
                } else {
                    // some stay, silent and in the middle of a message
                    open.add(socket);
                }
            }
            scene.application.whenCalled(scene.application::take);

            assertThatACallIsAnswered(scene, phone, port);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private static void write(Socket socket, Random random, int port) {
        try {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i <= random.nextInt(10); i++) {
                out.write(garbage(random, port, "TCP"));
                out.flush();
            }
        } catch (IOException e) {
            assertThat(e).as("the door may close on garbage").isNotNull();
        }
    }

    @Test
    void answersACallWithTlsWhileOthersSayNothingOrNonsenseThere() throws Exception {
        ServerCertificate certificate = ServerCertificate.create();
        try (Scene scene = Scene.of(SHORT, emulator -> emulator.tls(certificate));
                SipPhone phone = SipPhone.tls(certificate);
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), scene.emulator.sipTlsPort());
                Socket noisy = new Socket(InetAddress.getLoopbackAddress(), scene.emulator.sipTlsPort())) {
            write(noisy, new Random(3), scene.emulator.sipTlsPort());

            assertThatACallIsAnswered(scene, phone, scene.emulator.sipTlsPort());
            assertThat(silent.isConnected()).isTrue();
        }
    }
}
