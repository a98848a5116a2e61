package dev.switchboard.emulator.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.rtp.Codec;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdpTest {

    private static final String HEAD = "v=0\r\no=- 5 7 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n";

    private static Optional<AudioOffer> read(String description) {
        return AudioOffer.read(description.getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String description) {
        return Sdp.answer(read(description).orElseThrow(), 4000, 1);
    }

    @ParameterizedTest
    @CsvSource({"0 8 9, PCMU, 0", "8 0, PCMA, 8", "18 9 0, G722, 9", "97 8, PCMA, 8"})
    void takesTheFirstCodecThatFits(String formats, Codec codec, int payloadType) {
        AudioOffer offer =
                read(HEAD + "m=audio 5004 RTP/AVP " + formats + "\r\n").orElseThrow();

        assertThat(offer.codec()).isEqualTo(codec);
        assertThat(offer.codecPayloadType()).isEqualTo(payloadType);
        assertThat(offer.remote().getPort()).isEqualTo(5004);
    }

    @Test
    void knowsACodecByItsNameUnderAnotherNumber() {
        AudioOffer offer = read(HEAD
                        + "m=audio 5004 RTP/AVP 0 100\r\na=rtpmap:0 opus/48000/2\r\na=rtpmap:100 pcma/8000\r\n")
                .orElseThrow();

        assertThat(offer.codec()).isEqualTo(Codec.PCMA);
        assertThat(offer.codecPayloadType()).isEqualTo(100);
    }

    @Test
    void offersKeysBackUnderTheirNumber() {
        assertThat(answer(HEAD + "m=audio 5004 RTP/AVP 8 96\r\na=rtpmap:96 telephone-event/8000\r\na=fmtp:96 0-16\r\n"))
                .contains(
                        "m=audio 4000 RTP/AVP 8 96\r\n", "a=rtpmap:96 telephone-event/8000\r\n", "a=fmtp:96 0-15\r\n");
        assertThat(answer(HEAD + "m=audio 5004 RTP/AVP 8\r\n"))
                .contains("m=audio 4000 RTP/AVP 8\r\n")
                .doesNotContain("telephone-event");
    }

    @Test
    void refusesEveryOtherStreamInItsPlace() {
        String answer = answer(HEAD + "m=video 6000 RTP/AVP 99\r\nm=audio 5002 RTP/SAVP 0\r\nm=audio 5004 RTP/AVP 0\r\n"
                + "m=application 7000 UDP/BFCP *\r\n");

        assertThat(answer.lines().filter(line -> line.startsWith("m=")))
                .containsExactly(
                        "m=video 0 RTP/AVP 99",
                        "m=audio 0 RTP/SAVP 0",
                        "m=audio 4000 RTP/AVP 0",
                        "m=application 0 UDP/BFCP *");
    }

    @ParameterizedTest
    @CsvSource({
        "sendrecv, 127.0.0.1, sendrecv, true",
        "sendonly, 127.0.0.1, recvonly, false",
        "recvonly, 127.0.0.1, sendonly, true",
        "inactive, 127.0.0.1, inactive, false",
        "sendrecv, 0.0.0.0, recvonly, false"
    })
    void answersHoldByWhatItAllows(String offered, String host, String answered, boolean heard) {
        String description = HEAD + "m=audio 5004 RTP/AVP 0\r\nc=IN IP4 " + host + "\r\na=" + offered + "\r\n";

        assertThat(answer(description)).contains("a=" + answered + "\r\n");
        assertThat(read(description).orElseThrow().theyReceive()).isEqualTo(heard);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=0",
                HEAD,
                HEAD + "m=audio 5004 RTP/AVP 18\r\n",
                HEAD + "m=audio 0 RTP/AVP 0\r\n",
                HEAD + "m=audio 99999 RTP/AVP 0\r\n",
                HEAD + "m=audio 5004 RTP/SAVP 0\r\n",
                HEAD + "m=audio 5004 RTP/AVP zero\r\n",
                "v=0\r\nc=IN IP4 some.where.example\r\nm=audio 5004 RTP/AVP 0\r\n",
                "v=0\r\nm=audio 5004 RTP/AVP 0\r\n"
            })
    void hasNoAudioWhereNothingFits(String description) {
        assertThat(read(description)).isEmpty();
    }
}
