package dev.switchboard.emulator.phone;

import dev.switchboard.emulator.sip.Stack;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.Transaction;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ReferToHeader;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** What a telephone does about messages that come. */
final class PhoneLine implements SipListener {

    private static final System.Logger LOG = System.getLogger(PhoneLine.class.getName());

    private final SipPhone phone;

    PhoneLine(SipPhone phone) {
        this.phone = phone;
    }

    @Override
    public void processRequest(RequestEvent event) {
        Request request = event.getRequest();
        try {
            switch (request.getMethod()) {
                case Request.BYE -> {
                    respond(event, Response.OK);
                    call(event.getDialog(), call -> call.over("the other side hung up"));
                }
                case Request.REFER -> referred(event);
                case Request.ACK -> {}
                default -> respond(event, Response.METHOD_NOT_ALLOWED);
            }
        } catch (SipException | ParseException | InvalidArgumentException e) {
            failed(event.getDialog(), e);
        }
    }

    private void referred(RequestEvent event) throws SipException, ParseException, InvalidArgumentException {
        ReferToHeader target = (ReferToHeader) event.getRequest().getHeader(ReferToHeader.NAME);
        call(
                event.getDialog(),
                call -> call.referredTo(target.getAddress().getURI().toString()));
        if (phone.refersRefused()) {
            respond(event, phone.referStatus());
            return;
        }
        respond(event, Response.ACCEPTED);
        notify(event.getDialog(), SubscriptionStateHeader.ACTIVE, Response.TRYING);
        notify(event.getDialog(), SubscriptionStateHeader.TERMINATED, phone.referStatus());
    }

    private void notify(Dialog dialog, String state, int status) throws SipException, ParseException {
        Request notify = dialog.createRequest(Request.NOTIFY);
        notify.addHeader(Stack.headers().createEventHeader("refer"));
        SubscriptionStateHeader subscription = Stack.headers().createSubscriptionStateHeader(state);
        if (state.equals(SubscriptionStateHeader.TERMINATED)) {
            subscription.setReasonCode("noresource");
        }
        notify.addHeader(subscription);
        String fragment = "SIP/2.0 " + status + " Said\r\n";
        notify.setContent(
                fragment.getBytes(StandardCharsets.US_ASCII),
                Stack.headers().createContentTypeHeader("message", "sipfrag"));
        dialog.sendRequest(phone.stack().provider().getNewClientTransaction(notify));
    }

    private static void respond(RequestEvent event, int status)
            throws SipException, ParseException, InvalidArgumentException {
        Objects.requireNonNull(event.getServerTransaction())
                .sendResponse(Stack.messages().createResponse(status, event.getRequest()));
    }

    @Override
    public void processResponse(ResponseEvent event) {
        Response response = event.getResponse();
        CSeqHeader sequence = (CSeqHeader) response.getHeader(CSeqHeader.NAME);
        if (!sequence.getMethod().equals(Request.INVITE) || response.getStatusCode() < Response.OK) {
            return;
        }
        Dialog dialog = event.getDialog();
        try {
            if (response.getStatusCode() < Response.MULTIPLE_CHOICES) {
                dialog.sendAck(dialog.createAck(sequence.getSeqNumber()));
                call(dialog, call -> call.taken(response));
            } else {
                call(dialog, call -> call.refused(response.getStatusCode()));
            }
        } catch (SipException | InvalidArgumentException e) {
            failed(dialog, e);
        }
    }

    private static void call(@Nullable Dialog dialog, Consumer<DialedCall> what) {
        Optional.ofNullable(dialog)
                .map(Dialog::getApplicationData)
                .map(DialedCall.class::cast)
                .ifPresent(what);
    }

    private static void failed(@Nullable Dialog dialog, Exception failure) {
        LOG.log(Level.DEBUG, "a SIP message could not be handled", failure);
        call(dialog, call -> call.over("a SIP error: " + failure.getMessage()));
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        Transaction transaction =
                event.isServerTransaction() ? event.getServerTransaction() : event.getClientTransaction();
        call(transaction.getDialog(), call -> call.over("nobody answers SIP messages there"));
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.log(Level.DEBUG, "SIP to {0}:{1} failed", event.getHost(), event.getPort());
        if (event.getSource() instanceof Transaction transaction) {
            call(transaction.getDialog(), call -> call.over("nobody can be reached there"));
        }
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {}
}
