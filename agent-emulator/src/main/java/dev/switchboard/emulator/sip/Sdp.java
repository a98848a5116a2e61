package dev.switchboard.emulator.sip;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes session descriptions (RFC 8866) for G.711 calls. */
public final class Sdp {

    private static final Pattern AUDIO = Pattern.compile("(?m)^m=audio \\d+ \\S+ ([0-9 ]+)");

    private Sdp() {}

    /** What a telephone offers: both kinds of G.711 on a port. */
    public static String offer(int port) {
        return description(port, "0 8", "a=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n");
    }

    /** What the service answers to an offer: the first kind of G.711 in it, PCMU where there is no offer. */
    static String answer(byte[] offer, int port) {
        Matcher audio = AUDIO.matcher(new String(offer, StandardCharsets.ISO_8859_1));
        if (audio.find()) {
            for (String format : audio.group(1).trim().split(" +", -1)) {
                if (format.equals("8")) {
                    return description(port, "8", "a=rtpmap:8 PCMA/8000\r\n");
                }
                if (format.equals("0")) {
                    break;
                }
            }
        }
        return description(port, "0", "a=rtpmap:0 PCMU/8000\r\n");
    }

    private static String description(int port, String formats, String maps) {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n" + "m=audio " + port
                + " RTP/AVP " + formats + "\r\n" + maps + "a=ptime:20\r\na=sendrecv\r\n";
    }
}
