package dev.switchboard.emulator.sip;

import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** What many messages have. */
final class Messages {

    private Messages() {}

    static byte[] content(Message message) {
        byte[] content = message.getRawContent();
        return content == null ? new byte[0] : content;
    }

    /** Where the door is for who sent a request: at the port of the same transport. */
    static ContactHeader contact(Stack stack, Request request) throws ParseException {
        ViaHeader via = (ViaHeader) request.getHeader(ViaHeader.NAME);
        String transport = via.getTransport().toLowerCase(Locale.ROOT);
        SipURI here = Stack.addresses().createSipURI("service", Stack.HOST);
        here.setPort(stack.port(transport));
        here.setTransportParam(transport);
        return Stack.headers().createContactHeader(Stack.addresses().createAddress(here));
    }

    static void describe(Response response, Optional<String> description) throws ParseException {
        if (description.isPresent()) {
            response.setContent(description.get(), Stack.headers().createContentTypeHeader("application", "sdp"));
        }
    }
}
