package dev.switchboard.emulator.sip;

import dev.switchboard.emulator.call.EmulatedCall;
import dev.switchboard.emulator.call.Ids;
import dev.switchboard.emulator.call.SipLeg;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.text.ParseException;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.ContactHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** The dialog with one caller. */
final class UasLeg implements SipLeg {

    private static final System.Logger LOG = System.getLogger(UasLeg.class.getName());

    private final Stack stack;
    private final ServerTransaction invite;
    private final Request request;
    private final String tag = Ids.next("", 10);
    // where the caller's audio goes; nobody reads it
    private final DatagramSocket media;
    private volatile @Nullable EmulatedCall call;

    UasLeg(Stack stack, ServerTransaction invite, Request request) throws IOException {
        this.stack = stack;
        this.invite = invite;
        this.request = request;
        this.media = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    void belongsTo(EmulatedCall incoming) {
        call = incoming;
    }

    void ring() throws SipException, ParseException, InvalidArgumentException {
        invite.sendResponse(response(Response.RINGING));
    }

    @Override
    public void answer() {
        send(() -> invite.sendResponse(withSdp(response(Response.OK), request)));
    }

    void reInvite(ServerTransaction again, Request offer)
            throws SipException, ParseException, InvalidArgumentException {
        again.sendResponse(withSdp(Stack.messages().createResponse(Response.OK, offer), offer));
    }

    @Override
    public void refuse(int sipStatus) {
        send(() -> invite.sendResponse(response(sipStatus)));
    }

    /** The caller gave up while it rang. */
    void cancelled() {
        callerLeft("gave up while it rang");
        refuse(Response.REQUEST_TERMINATED);
    }

    void callerLeft(String how) {
        EmulatedCall known = call;
        if (known != null) {
            known.run(() -> known.callerLeft(how));
        }
    }

    @Override
    public void bye() {
        send(() -> {
            Dialog dialog = invite.getDialog();
            dialog.sendRequest(stack.provider().getNewClientTransaction(dialog.createRequest(Request.BYE)));
        });
    }

    @Override
    public void release() {
        media.close();
    }

    private Response response(int status) throws ParseException {
        Response response = Stack.messages().createResponse(status, request);
        ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(tag);
        response.addHeader(contact());
        return response;
    }

    private Response withSdp(Response response, Request offer) throws ParseException {
        response.setHeader(contact());
        byte[] content = offer.getRawContent();
        response.setContent(
                Sdp.answer(content == null ? new byte[0] : content, media.getLocalPort()),
                Stack.headers().createContentTypeHeader("application", "sdp"));
        return response;
    }

    private ContactHeader contact() throws ParseException {
        return Stack.headers()
                .createContactHeader(
                        Stack.addresses().createAddress("<sip:service@" + Stack.HOST + ":" + stack.port() + ">"));
    }

    private interface Sending {
        void now() throws SipException, ParseException, InvalidArgumentException;
    }

    /** A caller who left in this moment is not there to be told; that is no error of ours. */
    private static void send(Sending sending) {
        try {
            sending.now();
        } catch (SipException | ParseException | InvalidArgumentException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a SIP message could not be sent", e);
        }
    }
}
