package dev.switchboard.emulator;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** SIP requests written by hand. */
final class SipText {

    private SipText() {}

    static String request(String method, int sipPort, String transport, int ownPort, String body) {
        String unique = UUID.randomUUID().toString();
        String to = method.equals("BYE") ? ";tag=unknown" : "";
        String type = body.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
        return method + " sip:+18005550100@127.0.0.1:" + sipPort + " SIP/2.0\r\n"
                + "Via: SIP/2.0/" + transport + " 127.0.0.1:" + ownPort + ";branch=z9hG4bK" + unique + "\r\n"
                + "From: \"Anna\" <sip:+442071838750@127.0.0.1>;tag=" + unique + "\r\n"
                + "To: <sip:+18005550100@127.0.0.1>" + to + "\r\n"
                + "Call-ID: " + unique + "@127.0.0.1\r\n"
                + "CSeq: 1 " + method + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "Contact: <sip:200@127.0.0.1:" + ownPort + ";transport=" + transport + ">\r\n"
                + type
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
                + body;
    }
}
