package dev.switchboard.emulator.sip;

import dev.switchboard.emulator.call.Invite;
import gov.nist.javax.sip.message.MessageExt;
import java.util.List;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.message.Request;

/** Reads what the webhook says of an INVITE. */
final class InviteReader {

    private InviteReader() {}

    static Invite read(Request request) {
        FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
        String number = user(from.getAddress().getURI());
        String name = from.getAddress().getDisplayName();
        return new Invite(
                ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId(),
                name == null || name.isBlank() ? number : name,
                number,
                ((MessageExt) request).getApplicationData() instanceof RawHeaders raw ? raw.headers() : List.of());
    }

    private static String user(URI uri) {
        if (uri instanceof SipURI sip) {
            return sip.getUser() == null ? "" : sip.getUser();
        }
        return uri instanceof TelURL tel ? tel.getPhoneNumber() : "";
    }
}
