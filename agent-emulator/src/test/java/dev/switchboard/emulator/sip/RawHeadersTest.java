package dev.switchboard.emulator.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.call.Invite.Header;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawHeadersTest {

    @Test
    void keepsOrderAndRepeatsAndLeavesOutWhatAuthorizes() {
        String message = String.join(
                "\r\n",
                "INVITE sip:100@127.0.0.1 SIP/2.0",
                "X-B: 2",
                "v: SIP/2.0/UDP 127.0.0.1",
                "X-A:1",
                "Authorization: Digest a",
                "X-B: 3, 4",
                "proxy-authorization: Digest b",
                "Subject: one",
                "  two",
                "X-Empty:",
                "x-b: 5",
                "",
                "X-Body: no",
                "");

        assertThat(RawHeaders.read(message.getBytes(StandardCharsets.UTF_8)).headers())
                .containsExactly(
                        new Header("X-B", "2"),
                        new Header("Via", "SIP/2.0/UDP 127.0.0.1"),
                        new Header("X-A", "1"),
                        new Header("X-B", "3, 4"),
                        new Header("Subject", "one two"),
                        new Header("X-Empty", ""),
                        new Header("x-b", "5"));
    }

    @Test
    void readsWhatIsNoMessageWithoutFailing() {
        assertThat(RawHeaders.read(new byte[0]).headers()).isEmpty();
        assertThat(RawHeaders.read(new byte[] {0, -1, ':', 13, 10, 10}).headers())
                .hasSizeLessThan(2);
    }
}
