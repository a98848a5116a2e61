package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.models.webhooks.RealtimeCallIncomingWebhookEvent.Data.SipHeader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What the webhook says of an INVITE. */
class HeadersTest {

    @Test
    void tellsTheApplicationEveryHeaderInOrderWithRepeatsButNotTheSecrets() throws Exception {
        try (Scene scene = Scene.of("{name: short, steps: [{agent: Hello.}, {hangUp: caller}]}");
                DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            scene.application.whenCalled(id -> assertThat(id).startsWith("rtc_"));
            String invite = SipText.request("INVITE", scene.emulator.sipPort(), "UDP", socket.getLocalPort(), "")
                    .replace(
                            "Max-Forwards: 70\r\n",
                            String.join(
                                    "\r\n",
                                    "X-Shop-Id: 17",
                                    "Authorization: Digest username=\"me\"",
                                    "Max-Forwards: 70",
                                    "X-Note: Zoë",
                                    "Proxy-Authorization: Digest username=\"me\"",
                                    "X-Shop-Id: 4, 5",
                                    "s: folded",
                                    "  line",
                                    ""));
            byte[] bytes = invite.getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(
                    bytes, bytes.length, InetAddress.getLoopbackAddress(), scene.emulator.sipPort()));

            Scene.patiently().until(() -> scene.application.webhooks().size() == 1);
            List<SipHeader> headers = scene.application
                    .webhooks()
                    .get(0)
                    .event()
                    .asRealtimeCallIncoming()
                    .data()
                    .sipHeaders();
            assertThat(headers)
                    .extracting(SipHeader::name)
                    .containsExactly(
                            "Via",
                            "From",
                            "To",
                            "Call-ID",
                            "CSeq",
                            "X-Shop-Id",
                            "Max-Forwards",
                            "X-Note",
                            "X-Shop-Id",
                            "Subject",
                            "Contact",
                            "Content-Length");
            assertThat(headers)
                    .extracting(SipHeader::name, SipHeader::value)
                    .contains(
                            Tuple.tuple("X-Shop-Id", "17"),
                            Tuple.tuple("X-Shop-Id", "4, 5"),
                            Tuple.tuple("X-Note", "Zoë"),
                            Tuple.tuple("Subject", "folded line"));
        }
    }
}
