package dev.switchboard.emulator.phone;

import dev.switchboard.emulator.call.Ids;
import dev.switchboard.emulator.call.Invite.Header;
import dev.switchboard.emulator.rtp.Codec;
import dev.switchboard.emulator.rtp.RtpEngine;
import dev.switchboard.emulator.sip.Stack;
import dev.switchboard.emulator.tls.ServerCertificate;
import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * A telephone with a SIP stack of its own. It sends real packets over loopback, hears what is said, and can have many
 * calls at once.
 */
public final class SipPhone implements AutoCloseable {

    private static final int MAX_FORWARDS = 70;
    private static final int OK = 200;

    private final Stack stack;
    private final RtpEngine audio;
    private final String transport;
    private final List<Header> headers = new CopyOnWriteArrayList<>();
    private volatile List<Codec> codecs = List.of(Codec.PCMU, Codec.PCMA, Codec.G722);
    private volatile int referStatus = OK;
    private volatile boolean refersRefused;

    private SipPhone(String transport, @Nullable ServerCertificate certificate) throws IOException {
        this.transport = transport;
        this.audio = RtpEngine.open();
        try {
            this.stack = Stack.open(0, certificate == null ? null : new Stack.Tls(0, certificate), new PhoneLine(this));
        } catch (IOException e) {
            audio.close();
            throw e;
        }
    }

    /**
     * A telephone that speaks UDP.
     *
     * @return the telephone
     * @throws IOException when no port can be had
     */
    public static SipPhone udp() throws IOException {
        return new SipPhone("udp", null);
    }

    /**
     * A telephone that speaks TCP.
     *
     * @return the telephone
     * @throws IOException when no port can be had
     */
    public static SipPhone tcp() throws IOException {
        return new SipPhone("tcp", null);
    }

    /**
     * A telephone that speaks TLS.
     *
     * @param certificate the only one that it trusts
     * @return the telephone
     * @throws IOException when no port can be had
     */
    public static SipPhone tls(ServerCertificate certificate) throws IOException {
        return new SipPhone("tls", certificate);
    }

    /** Sends this header with each INVITE from now on, behind those of before, the same name again too. */
    public SipPhone header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** Offers these codecs from now on, the best first; otherwise PCMU, PCMA and G.722. */
    public SipPhone offers(Codec... offered) {
        codecs = List.of(offered);
        return this;
    }

    /** Tries whom it is referred to, and tells that the call was answered with this status; otherwise with 200. */
    public SipPhone callsWhomItIsReferredTo(int sipStatus) {
        referStatus = sipStatus;
        refersRefused = false;
        return this;
    }

    /** Refuses with this status to call whom it is referred to. */
    public SipPhone refusesToBeReferred(int sipStatus) {
        referStatus = sipStatus;
        refersRefused = true;
        return this;
    }

    /**
     * Dials.
     *
     * @param number the called number
     * @param sipPort where the SIP door is, on loopback
     * @param callerName the display name to show
     * @param callerNumber the number to show
     * @return the call, which rings
     * @throws IOException when the INVITE cannot be sent
     */
    public DialedCall dial(String number, int sipPort, String callerName, String callerNumber) throws IOException {
        return dial(number, sipPort, callerName, callerNumber, Ids.next("", 24) + "@" + Stack.HOST);
    }

    /**
     * Dials with a Call-ID that is known before.
     *
     * @param number the called number
     * @param sipPort where the SIP door is, on loopback
     * @param callerName the display name to show
     * @param callerNumber the number to show
     * @param sipCallId the dialog's Call-ID, which nobody else may use
     * @return the call, which rings
     * @throws IOException when the INVITE cannot be sent
     */
    public DialedCall dial(String number, int sipPort, String callerName, String callerNumber, String sipCallId)
            throws IOException {
        try {
            Request invite = invite(number, sipPort, callerName, callerNumber, sipCallId);
            ClientTransaction transaction = stack.provider().getNewClientTransaction(invite);
            DialedCall call = new DialedCall(this, transaction, audio);
            invite.setContent(call.offer("sendrecv"), Stack.headers().createContentTypeHeader("application", "sdp"));
            transaction.getDialog().setApplicationData(call);
            transaction.sendRequest();
            return call;
        } catch (SipException | ParseException | InvalidArgumentException e) {
            throw new IOException("the INVITE could not be sent: " + e.getMessage(), e);
        }
    }

    private Request invite(String number, int sipPort, String callerName, String callerNumber, String sipCallId)
            throws ParseException, InvalidArgumentException {
        var addresses = Stack.addresses();
        var factory = Stack.headers();
        SipURI target = addresses.createSipURI(number, Stack.HOST);
        target.setPort(sipPort);
        target.setTransportParam(transport);
        Address from = addresses.createAddress(callerName, addresses.createSipURI(callerNumber, Stack.HOST));
        Address to = addresses.createAddress(addresses.createSipURI(number, Stack.HOST));
        ViaHeader via = factory.createViaHeader(Stack.HOST, stack.port(transport), transport, null);
        CallIdHeader callId = factory.createCallIdHeader(sipCallId);
        Request invite = Stack.messages()
                .createRequest(
                        target,
                        Request.INVITE,
                        callId,
                        factory.createCSeqHeader(1L, Request.INVITE),
                        factory.createFromHeader(from, Ids.next("", 8)),
                        factory.createToHeader(to, null),
                        List.of(via),
                        factory.createMaxForwardsHeader(MAX_FORWARDS));
        SipURI here = addresses.createSipURI(callerNumber, Stack.HOST);
        here.setPort(stack.port(transport));
        here.setTransportParam(transport);
        invite.addHeader(factory.createContactHeader(addresses.createAddress(here)));
        for (Header header : headers) {
            invite.addHeader(factory.createHeader(header.name(), header.value()));
        }
        return invite;
    }

    Stack stack() {
        return stack;
    }

    List<Codec> codecs() {
        return codecs;
    }

    int referStatus() {
        return referStatus;
    }

    boolean refersRefused() {
        return refersRefused;
    }

    @Override
    public void close() {
        stack.close();
        audio.close();
    }
}
