package dev.switchboard.emulator.phone;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** A call that a {@link SipPhone} made. */
public final class DialedCall {

    private static final int OK = 200;

    private final SipPhone phone;
    private final String sipCallId;
    private final CompletableFuture<Integer> answer = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private volatile @Nullable ClientTransaction invite;
    private volatile @Nullable Dialog dialog;

    DialedCall(SipPhone phone, String sipCallId) {
        this.phone = phone;
        this.sipCallId = sipCallId;
    }

    /** {@return the dialog's Call-ID} */
    public String sipCallId() {
        return sipCallId;
    }

    /** {@return the final SIP status of the INVITE, when it comes: 200 where somebody took the call} */
    public CompletableFuture<Integer> answer() {
        return answer;
    }

    /** {@return why the call is over, when it is} */
    public CompletableFuture<String> end() {
        return end;
    }

    /**
     * Hangs up a call that was taken.
     *
     * @throws IOException when the BYE cannot be sent
     */
    public void hangUp() throws IOException {
        Dialog open = dialog;
        if (open == null || end.isDone()) {
            return;
        }
        try {
            phone.send(open, Request.BYE);
            over("we hung up");
        } catch (SipException e) {
            throw new IOException("the BYE could not be sent: " + e.getMessage(), e);
        }
    }

    /**
     * Gives up while it rings.
     *
     * @throws IOException when the CANCEL cannot be sent
     */
    public void cancel() throws IOException {
        ClientTransaction open = invite;
        if (open == null || answer.isDone()) {
            return;
        }
        try {
            phone.cancel(open);
        } catch (SipException e) {
            throw new IOException("the CANCEL could not be sent: " + e.getMessage(), e);
        }
    }

    void dialing(ClientTransaction transaction) {
        invite = transaction;
    }

    void taken(Dialog established) {
        dialog = established;
        answer.complete(OK);
    }

    void refused(int sipStatus) {
        answer.complete(sipStatus);
        end.complete("refused with " + sipStatus);
    }

    void over(String why) {
        answer.completeExceptionally(new IOException(why));
        end.complete(why);
    }
}
