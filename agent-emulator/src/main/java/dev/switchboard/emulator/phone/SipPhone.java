package dev.switchboard.emulator.phone;

import dev.switchboard.emulator.call.Ids;
import dev.switchboard.emulator.sip.Sdp;
import dev.switchboard.emulator.sip.Stack;
import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** A telephone with a SIP stack of its own. It sends real packets over loopback and is good for one call at a time. */
public final class SipPhone implements AutoCloseable {

    private static final int MAX_FORWARDS = 70;
    private static final int MEDIA_PORT = 9;

    private final Stack stack;
    private final String transport;
    private final Line line = new Line();
    private volatile DialedCall call = new DialedCall(this, "");

    private SipPhone(String transport) throws IOException {
        this.transport = transport;
        this.stack = Stack.open(0, line);
    }

    /**
     * A telephone that speaks UDP.
     *
     * @return the telephone
     * @throws IOException when no port can be had
     */
    public static SipPhone udp() throws IOException {
        return new SipPhone("udp");
    }

    /**
     * A telephone that speaks TCP.
     *
     * @return the telephone
     * @throws IOException when no port can be had
     */
    public static SipPhone tcp() throws IOException {
        return new SipPhone("tcp");
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
            call = new DialedCall(this, ((CallIdHeader) invite.getHeader(CallIdHeader.NAME)).getCallId());
            call.dialing(transaction);
            transaction.sendRequest();
            return call;
        } catch (SipException | ParseException | InvalidArgumentException e) {
            throw new IOException("the INVITE could not be sent: " + e.getMessage(), e);
        }
    }

    private Request invite(String number, int sipPort, String callerName, String callerNumber, String sipCallId)
            throws ParseException, InvalidArgumentException {
        var addresses = Stack.addresses();
        var headers = Stack.headers();
        SipURI target = addresses.createSipURI(number, Stack.HOST);
        target.setPort(sipPort);
        target.setTransportParam(transport);
        Address from = addresses.createAddress(callerName, addresses.createSipURI(callerNumber, Stack.HOST));
        Address to = addresses.createAddress(addresses.createSipURI(number, Stack.HOST));
        ViaHeader via = headers.createViaHeader(Stack.HOST, stack.port(), transport, null);
        CallIdHeader callId = headers.createCallIdHeader(sipCallId);
        Request invite = Stack.messages()
                .createRequest(
                        target,
                        Request.INVITE,
                        callId,
                        headers.createCSeqHeader(1L, Request.INVITE),
                        headers.createFromHeader(from, Ids.next("", 8)),
                        headers.createToHeader(to, null),
                        List.of(via),
                        headers.createMaxForwardsHeader(MAX_FORWARDS));
        SipURI here = addresses.createSipURI(callerNumber, Stack.HOST);
        here.setPort(stack.port());
        here.setTransportParam(transport);
        invite.addHeader(headers.createContactHeader(addresses.createAddress(here)));
        invite.setContent(Sdp.offer(MEDIA_PORT), headers.createContentTypeHeader("application", "sdp"));
        return invite;
    }

    void send(Dialog dialog, String method) throws SipException {
        dialog.sendRequest(stack.provider().getNewClientTransaction(dialog.createRequest(method)));
    }

    void cancel(ClientTransaction invite) throws SipException {
        stack.provider().getNewClientTransaction(invite.createCancel()).sendRequest();
    }

    @Override
    public void close() {
        stack.close();
    }

    private final class Line implements SipListener {

        @Override
        public void processRequest(RequestEvent event) {
            try {
                Request request = event.getRequest();
                if (request.getMethod().equals(Request.BYE)) {
                    Objects.requireNonNull(event.getServerTransaction())
                            .sendResponse(Stack.messages().createResponse(Response.OK, request));
                    call.over("the other side hung up");
                }
            } catch (SipException | ParseException | InvalidArgumentException e) {
                call.over("a SIP error: " + e.getMessage());
            }
        }

        @Override
        public void processResponse(ResponseEvent event) {
            Response response = event.getResponse();
            CSeqHeader sequence = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
            if (!sequence.getMethod().equals(Request.INVITE) || response.getStatusCode() < 200) {
                return;
            }
            try {
                if (response.getStatusCode() < 300) {
                    event.getDialog().sendAck(event.getDialog().createAck(sequence.getSeqNumber()));
                    call.taken(event.getDialog());
                } else {
                    call.refused(response.getStatusCode());
                }
            } catch (SipException | InvalidArgumentException e) {
                call.over("a SIP error: " + e.getMessage());
            }
        }

        @Override
        public void processTimeout(TimeoutEvent event) {
            call.over("nobody answers SIP messages there");
        }

        @Override
        public void processIOException(IOExceptionEvent event) {
            call.over("nobody can be reached there");
        }

        @Override
        public void processTransactionTerminated(TransactionTerminatedEvent event) {}

        @Override
        public void processDialogTerminated(DialogTerminatedEvent event) {}
    }
}
