package dev.switchboard.emulator.sip;

import java.text.ParseException;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.Header;
import javax.sip.header.RequireHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** What the door can do, and how it says that it cannot do something (RFC 3261, section 8.2). */
final class Abilities {

    private static final List<String> METHODS = List.of(
            Request.INVITE, Request.ACK, Request.CANCEL, Request.BYE, Request.OPTIONS, Request.UPDATE, Request.NOTIFY);

    private Abilities() {}

    /** A response that lists them. */
    static Response in(int status, Request request) throws ParseException {
        Response response = Stack.messages().createResponse(status, request);
        response.addHeader(Stack.headers().createAllowHeader(String.join(", ", METHODS)));
        response.addHeader(Stack.headers().createAcceptHeader("application", "sdp"));
        return response;
    }

    /** Why an INVITE or UPDATE cannot be served, where it cannot. */
    static Optional<Response> refusal(Request request) throws ParseException {
        ListIterator<?> required = request.getHeaders(RequireHeader.NAME);
        if (required.hasNext()) {
            Response response = Stack.messages().createResponse(Response.BAD_EXTENSION, request);
            while (required.hasNext()) {
                response.addHeader((Header)
                        Stack.headers().createUnsupportedHeader(((RequireHeader) required.next()).getOptionTag()));
            }
            return Optional.of(response);
        }
        byte[] content = Messages.content(request);
        if (content.length == 0) {
            return Optional.empty();
        }
        ContentTypeHeader type = (ContentTypeHeader) request.getHeader(ContentTypeHeader.NAME);
        if (type == null
                || !type.getContentType().equalsIgnoreCase("application")
                || !type.getContentSubType().equalsIgnoreCase("sdp")) {
            return Optional.of(in(Response.UNSUPPORTED_MEDIA_TYPE, request));
        }
        return AudioOffer.read(content).isPresent()
                ? Optional.empty()
                : Optional.of(Stack.messages().createResponse(Response.NOT_ACCEPTABLE_HERE, request));
    }
}
