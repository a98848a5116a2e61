package dev.switchboard.emulator.sip;

import dev.switchboard.emulator.call.Invite;
import dev.switchboard.emulator.call.Invite.Header;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.message.Request;

/** Reads what the webhook says of an INVITE. */
final class InviteReader {

    private static final Set<String> SECRET = Set.of("authorization", "proxy-authorization");

    private InviteReader() {}

    static Invite read(Request request) {
        FromHeader from = (FromHeader) request.getHeader(FromHeader.NAME);
        String number = user(from.getAddress().getURI());
        String name = from.getAddress().getDisplayName();
        return new Invite(
                ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId(),
                name == null || name.isBlank() ? number : name,
                number,
                headers((SIPMessage) request));
    }

    private static String user(URI uri) {
        if (uri instanceof SipURI sip) {
            return sip.getUser() == null ? "" : sip.getUser();
        }
        return uri instanceof TelURL tel ? tel.getPhoneNumber() : "";
    }

    private static List<Header> headers(SIPMessage message) {
        List<Header> headers = new ArrayList<>();
        for (Iterator<SIPHeader> each = message.getHeaders(); each.hasNext(); ) {
            SIPHeader header = each.next();
            if (header instanceof SIPHeaderList<?> list) {
                list.forEach(one -> add(headers, one));
            } else {
                add(headers, header);
            }
        }
        return headers;
    }

    private static void add(List<Header> headers, SIPHeader header) {
        if (!SECRET.contains(header.getName().toLowerCase(Locale.ROOT))) {
            headers.add(new Header(header.getName(), header.getHeaderValue()));
        }
    }
}
