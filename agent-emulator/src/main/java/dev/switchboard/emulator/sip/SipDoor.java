package dev.switchboard.emulator.sip;

import dev.switchboard.emulator.call.CallBook;
import dev.switchboard.emulator.call.EmulatedCall;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.List;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.Transaction;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.AllowHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** Takes telephone calls. What is no call that can be understood is answered with an error and changes nothing. */
public final class SipDoor implements SipListener, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SipDoor.class.getName());

    private static final List<String> ALLOWED =
            List.of(Request.INVITE, Request.ACK, Request.CANCEL, Request.BYE, Request.OPTIONS);

    private final CallBook calls;
    private @Nullable Stack stack;

    private SipDoor(CallBook calls) {
        this.calls = calls;
    }

    /**
     * Opens the door.
     *
     * @param port the port, 0 for any free one
     * @param calls where calls go
     * @return the open door
     * @throws IOException when the port cannot be had
     */
    public static SipDoor open(int port, CallBook calls) throws IOException {
        SipDoor door = new SipDoor(calls);
        door.stack = Stack.open(port, door);
        return door;
    }

    private Stack stack() {
        Stack open = stack;
        if (open == null) {
            throw new IllegalStateException("the door is not open yet");
        }
        return open;
    }

    /** {@return the port} */
    public int port() {
        return stack().port();
    }

    @Override
    public void processRequest(RequestEvent event) {
        Request request = event.getRequest();
        try {
            switch (request.getMethod()) {
                case Request.INVITE -> invite(event);
                case Request.BYE -> bye(event);
                case Request.CANCEL -> cancel(event);
                case Request.ACK -> {}
                case Request.OPTIONS -> respond(event, withAllow(Response.OK, request));
                default -> respond(event, withAllow(Response.METHOD_NOT_ALLOWED, request));
            }
        } catch (SipException | ParseException | InvalidArgumentException | IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a SIP request could not be served", e);
        }
    }

    private void invite(RequestEvent event) throws SipException, ParseException, InvalidArgumentException, IOException {
        Dialog dialog = event.getDialog();
        if (dialog != null && dialog.getApplicationData() instanceof UasLeg leg) {
            leg.reInvite(transaction(event), event.getRequest());
            return;
        }
        ServerTransaction transaction = transaction(event);
        UasLeg leg = new UasLeg(stack(), transaction, event.getRequest());
        leg.ring();
        EmulatedCall call = calls.incoming(InviteReader.read(event.getRequest()), leg);
        transaction.setApplicationData(call);
        transaction.getDialog().setApplicationData(leg);
        leg.belongsTo(call);
    }

    private void bye(RequestEvent event) throws SipException, ParseException, InvalidArgumentException {
        respond(event, Stack.messages().createResponse(Response.OK, event.getRequest()));
        Dialog dialog = event.getDialog();
        if (dialog != null && dialog.getApplicationData() instanceof UasLeg leg) {
            leg.callerLeft("hung up");
        }
    }

    private void cancel(RequestEvent event) throws SipException, ParseException, InvalidArgumentException {
        respond(event, Stack.messages().createResponse(Response.OK, event.getRequest()));
        Dialog dialog = event.getDialog();
        if (dialog != null && dialog.getApplicationData() instanceof UasLeg leg) {
            leg.cancelled();
        }
    }

    private static Response withAllow(int status, Request request) throws ParseException {
        Response response = Stack.messages().createResponse(status, request);
        AllowHeader allow = Stack.headers().createAllowHeader(String.join(", ", ALLOWED));
        response.addHeader(allow);
        return response;
    }

    private void respond(RequestEvent event, Response response) throws SipException, InvalidArgumentException {
        transaction(event).sendResponse(response);
    }

    private ServerTransaction transaction(RequestEvent event) throws SipException {
        ServerTransaction known = event.getServerTransaction();
        return known != null ? known : stack().provider().getNewServerTransaction(event.getRequest());
    }

    @Override
    public void processResponse(ResponseEvent event) {}

    @Override
    public void processTimeout(TimeoutEvent event) {
        Transaction transaction =
                event.isServerTransaction() ? event.getServerTransaction() : event.getClientTransaction();
        Dialog dialog = transaction.getDialog();
        if (dialog != null && dialog.getApplicationData() instanceof UasLeg leg) {
            leg.callerLeft("did not answer SIP messages");
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.log(Level.DEBUG, "SIP to {0}:{1} failed", event.getHost(), event.getPort());
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        if (event.getDialog().getApplicationData() instanceof UasLeg leg) {
            leg.callerLeft("the dialog ended");
        }
    }

    @Override
    public void close() {
        stack().close();
    }
}
