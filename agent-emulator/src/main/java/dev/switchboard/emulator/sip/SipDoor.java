package dev.switchboard.emulator.sip;

import dev.switchboard.emulator.call.CallBook;
import dev.switchboard.emulator.call.EmulatedCall;
import dev.switchboard.emulator.rtp.RtpEngine;
import dev.switchboard.emulator.voice.Voice;
import gov.nist.javax.sip.DialogTimeoutEvent;
import gov.nist.javax.sip.SipListenerExt;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.Optional;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.TimeoutEvent;
import javax.sip.Transaction;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** Takes telephone calls. What is no call that can be understood is answered with an error and changes nothing. */
public final class SipDoor implements SipListenerExt, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SipDoor.class.getName());

    private final CallBook calls;
    private final RtpEngine engine;
    private final Voice voice;
    private @Nullable Stack stack;

    private SipDoor(CallBook calls, RtpEngine engine, Voice voice) {
        this.calls = calls;
        this.engine = engine;
        this.voice = voice;
    }

    /**
     * Opens the door.
     *
     * @param port the port, 0 for any free one
     * @param tls the port of TLS, or null without TLS
     * @param voice what callers hear; closed with the door
     * @param calls where calls go
     * @return the open door
     * @throws IOException when a port cannot be had
     */
    public static SipDoor open(int port, Stack.@Nullable Tls tls, Voice voice, CallBook calls) throws IOException {
        SipDoor door = new SipDoor(calls, RtpEngine.open(), voice);
        try {
            door.stack = Stack.open(port, tls, door);
            return door;
        } catch (IOException e) {
            door.engine.close();
            throw e;
        }
    }

    private Stack stack() {
        Stack open = stack;
        if (open == null) {
            throw new IllegalStateException("the door is not open yet");
        }
        return open;
    }

    /**
     * The port of a transport.
     *
     * @param transport {@code udp}, {@code tcp} or {@code tls}
     * @return the port; 0 for TLS where there is none
     */
    public int port(String transport) {
        return stack().port(transport);
    }

    @Override
    public void processRequest(RequestEvent event) {
        Request request = event.getRequest();
        try {
            switch (request.getMethod()) {
                case Request.INVITE -> invite(event);
                case Request.UPDATE -> change(event);
                case Request.ACK -> leg(event.getDialog()).ifPresent(leg -> leg.acknowledged(request));
                case Request.BYE -> {
                    Optional<UasLeg> leg = leg(event.getDialog()).filter(UasLeg::mayHangUp);
                    int status = leg.isPresent() ? Response.OK : Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
                    try {
                        respond(event, Stack.messages().createResponse(status, request));
                    } finally {
                        // who hangs up may be gone before they are told that it is well
                        leg.ifPresent(UasLeg::hungUp);
                    }
                }
                case Request.CANCEL -> {
                    respond(event, Stack.messages().createResponse(Response.OK, request));
                    leg(event.getDialog()).ifPresent(UasLeg::cancelled);
                }
                case Request.NOTIFY -> notify(event);
                case Request.OPTIONS -> respond(event, Abilities.in(Response.OK, request));
                default -> respond(event, Abilities.in(Response.METHOD_NOT_ALLOWED, request));
            }
        } catch (SipException | ParseException | InvalidArgumentException | IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a SIP request could not be served", e);
        }
    }

    private static Optional<UasLeg> leg(@Nullable Dialog dialog) {
        return dialog != null && dialog.getApplicationData() instanceof UasLeg leg
                ? Optional.of(leg)
                : Optional.empty();
    }

    private void invite(RequestEvent event) throws SipException, ParseException, InvalidArgumentException, IOException {
        Request request = event.getRequest();
        if (((ToHeader) request.getHeader(ToHeader.NAME)).getTag() != null) {
            change(event);
            return;
        }
        Optional<Response> refusal = Abilities.refusal(request);
        if (refusal.isPresent()) {
            respond(event, refusal.get());
            return;
        }
        ServerTransaction transaction = transaction(event);
        UasLeg leg = new UasLeg(stack(), transaction, request, engine, voice);
        transaction.getDialog().setApplicationData(leg);
        leg.ring();
        EmulatedCall call = calls.incoming(InviteReader.read(request), leg);
        leg.belongsTo(call);
    }

    private void change(RequestEvent event) throws SipException, ParseException, InvalidArgumentException, IOException {
        Request request = event.getRequest();
        Optional<UasLeg> leg = leg(event.getDialog());
        Optional<Response> refusal = leg.isPresent()
                ? Abilities.refusal(request)
                : Optional.of(Stack.messages().createResponse(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request));
        // a description that does not fit changes nothing, and the leg says so itself
        if (refusal.isPresent() && refusal.get().getStatusCode() != Response.NOT_ACCEPTABLE_HERE) {
            respond(event, refusal.get());
        } else {
            leg.get().changed(transaction(event), request);
        }
    }

    private void notify(RequestEvent event) throws SipException, ParseException, InvalidArgumentException {
        Optional<UasLeg> leg = leg(event.getDialog());
        int status = leg.isPresent() ? Response.OK : Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST;
        respond(event, Stack.messages().createResponse(status, event.getRequest()));
        leg.ifPresent(known -> known.referral().notified(event.getRequest()));
    }

    private void respond(RequestEvent event, Response response) throws SipException, InvalidArgumentException {
        transaction(event).sendResponse(response);
    }

    private ServerTransaction transaction(RequestEvent event) throws SipException {
        ServerTransaction known = event.getServerTransaction();
        return known != null ? known : stack().provider().getNewServerTransaction(event.getRequest());
    }

    @Override
    public void processResponse(ResponseEvent event) {
        CSeqHeader sequence = (CSeqHeader) event.getResponse().getHeader(CSeqHeader.NAME);
        if (sequence.getMethod().equals(Request.REFER)) {
            leg(event.getDialog())
                    .ifPresent(
                            leg -> leg.referral().answered(event.getResponse().getStatusCode()));
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        Transaction transaction =
                event.isServerTransaction() ? event.getServerTransaction() : event.getClientTransaction();
        leg(transaction.getDialog()).ifPresent(leg -> leg.lost("did not answer SIP messages"));
    }

    @Override
    public void processDialogTimeout(DialogTimeoutEvent event) {
        leg(event.getDialog()).ifPresent(UasLeg::unconfirmed);
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.log(Level.DEBUG, "SIP to {0}:{1} failed", event.getHost(), event.getPort());
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        leg(event.getDialog()).ifPresent(leg -> leg.lost("the dialog ended"));
    }

    @Override
    public void close() {
        stack().close();
        engine.close();
        voice.close();
    }
}
