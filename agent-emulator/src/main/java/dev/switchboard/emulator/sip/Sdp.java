package dev.switchboard.emulator.sip;

import dev.switchboard.emulator.rtp.Codec;
import java.util.List;
import java.util.stream.Collectors;

/** Writes session descriptions (RFC 8866) for audio on loopback. */
public final class Sdp {

    /** The number under which we offer keys; an answer keeps the number of the offer. */
    public static final int KEY_PAYLOAD_TYPE = 101;

    private Sdp() {}

    /**
     * An offer of audio, keys included.
     *
     * @param port where audio is wanted
     * @param codecs how, the best first
     * @param version how many descriptions of this session came before
     * @param direction one of {@code sendrecv}, {@code sendonly}, {@code recvonly}, {@code inactive}
     * @return the description
     */
    public static String offer(int port, List<Codec> codecs, int version, String direction) {
        String formats = codecs.stream().map(codec -> codec.payloadType() + " ").collect(Collectors.joining());
        return head(version) + "m=audio " + port + " RTP/AVP " + formats + KEY_PAYLOAD_TYPE + "\r\n"
                + codecs.stream().map(codec -> map(codec.payloadType(), codec)).collect(Collectors.joining())
                + keys(KEY_PAYLOAD_TYPE)
                + tail(direction);
    }

    /** The answer to an offer of audio: every other stream in it is refused (RFC 3264, section 6). */
    static String answer(AudioOffer offer, int port, int version) {
        StringBuilder answer = new StringBuilder(head(version));
        for (int i = 0; i < offer.media().size(); i++) {
            if (i == offer.place()) {
                answer.append("m=audio ").append(port).append(" RTP/AVP ").append(offer.codecPayloadType());
                if (offer.keyPayloadType() >= 0) {
                    answer.append(' ').append(offer.keyPayloadType());
                }
                answer.append("\r\n").append(map(offer.codecPayloadType(), offer.codec()));
                if (offer.keyPayloadType() >= 0) {
                    answer.append(keys(offer.keyPayloadType()));
                }
                answer.append(tail(direction(offer)));
            } else {
                answer.append(offer.media().get(i).refused());
            }
        }
        return answer.toString();
    }

    private static String direction(AudioOffer offer) {
        if (offer.theyReceive()) {
            return offer.theySend() ? "sendrecv" : "sendonly";
        }
        return offer.theySend() ? "recvonly" : "inactive";
    }

    private static String head(int version) {
        return "v=0\r\no=- 1 " + version + " IN IP4 " + Stack.HOST + "\r\ns=-\r\nc=IN IP4 " + Stack.HOST
                + "\r\nt=0 0\r\n";
    }

    private static String map(int payloadType, Codec codec) {
        return "a=rtpmap:" + payloadType + " " + codec.name() + "/" + Codec.CLOCK_RATE + "\r\n";
    }

    private static String keys(int payloadType) {
        return "a=rtpmap:" + payloadType + " telephone-event/8000\r\na=fmtp:" + payloadType + " 0-15\r\n";
    }

    private static String tail(String direction) {
        return "a=ptime:20\r\na=" + direction + "\r\n";
    }
}
