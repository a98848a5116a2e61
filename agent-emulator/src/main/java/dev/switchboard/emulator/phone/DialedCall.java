package dev.switchboard.emulator.phone;

import dev.switchboard.emulator.rtp.Codec;
import dev.switchboard.emulator.rtp.RtpEngine;
import dev.switchboard.emulator.rtp.RtpStream;
import dev.switchboard.emulator.sip.AudioOffer;
import dev.switchboard.emulator.sip.Sdp;
import dev.switchboard.emulator.sip.Stack;
import java.io.IOException;
import java.text.ParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** A call that a {@link SipPhone} made. */
public final class DialedCall {

    private static final int OK = 200;

    private final SipPhone phone;
    private final ClientTransaction invite;
    private final Ear ear = new Ear();
    private final RtpStream audio;
    private final CompletableFuture<Integer> answer = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final CompletableFuture<String> referredTo = new CompletableFuture<>();
    private volatile CompletableFuture<Integer> change = CompletableFuture.completedFuture(OK);
    private volatile @Nullable AudioOffer agreed;
    private int version;

    DialedCall(SipPhone phone, ClientTransaction invite, RtpEngine engine) throws IOException {
        this.phone = phone;
        this.invite = invite;
        this.audio = engine.stream(ear, true);
    }

    String offer(String direction) {
        return Sdp.offer(audio.port(), phone.codecs(), ++version, direction);
    }

    /** {@return the dialog's Call-ID} */
    public String sipCallId() {
        return ((CallIdHeader) invite.getRequest().getHeader(CallIdHeader.NAME)).getCallId();
    }

    /** {@return the final SIP status of the INVITE, when it comes: 200 where somebody took the call} */
    public CompletableFuture<Integer> answer() {
        return answer;
    }

    /** {@return why the call is over, when it is} */
    public CompletableFuture<String> end() {
        return end;
    }

    /** {@return whom the other side wants to be called instead, when it does} */
    public CompletableFuture<String> referredTo() {
        return referredTo;
    }

    /** {@return the codec that was agreed on; empty before somebody took the call} */
    public Optional<Codec> codec() {
        return Optional.ofNullable(agreed).map(AudioOffer::codec);
    }

    /** {@return how many packets of audio came} */
    public long packetsHeard() {
        return audio.received();
    }

    /** {@return how many of them were more than silence} */
    public long packetsWithSound() {
        return ear.packetsWithSound();
    }

    /**
     * Presses keys.
     *
     * @param digits 0 to 9, * and #, A to D
     */
    public void press(String digits) {
        audio.press(digits);
    }

    /**
     * Puts the other side on hold: it shall hear and send nothing.
     *
     * @return the status of the answer
     * @throws IOException when the INVITE cannot be sent
     */
    public CompletableFuture<Integer> hold() throws IOException {
        return change("inactive");
    }

    /**
     * Takes the other side off hold, or only says again what was agreed on.
     *
     * @return the status of the answer
     * @throws IOException when the INVITE cannot be sent
     */
    public CompletableFuture<Integer> resume() throws IOException {
        return change("sendrecv");
    }

    private CompletableFuture<Integer> change(String direction) throws IOException {
        try {
            Dialog dialog = invite.getDialog();
            Request again = dialog.createRequest(Request.INVITE);
            again.setHeader((ContactHeader) invite.getRequest().getHeader(ContactHeader.NAME));
            again.setContent(offer(direction), Stack.headers().createContentTypeHeader("application", "sdp"));
            CompletableFuture<Integer> answered = new CompletableFuture<>();
            change = answered;
            dialog.sendRequest(phone.stack().provider().getNewClientTransaction(again));
            return answered;
        } catch (SipException | ParseException e) {
            throw new IOException("the INVITE could not be sent: " + e.getMessage(), e);
        }
    }

    /**
     * Hangs up a call that was taken.
     *
     * @throws IOException when the BYE cannot be sent
     */
    public void hangUp() throws IOException {
        if (!answer.isDone() || end.isDone()) {
            return;
        }
        try {
            Dialog dialog = invite.getDialog();
            dialog.sendRequest(phone.stack().provider().getNewClientTransaction(dialog.createRequest(Request.BYE)));
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
        if (answer.isDone()) {
            return;
        }
        try {
            phone.stack()
                    .provider()
                    .getNewClientTransaction(invite.createCancel())
                    .sendRequest();
        } catch (SipException e) {
            throw new IOException("the CANCEL could not be sent: " + e.getMessage(), e);
        }
    }

    void taken(Response response) {
        byte[] description = response.getRawContent();
        Optional<AudioOffer> answered = description == null ? Optional.empty() : AudioOffer.read(description);
        answered.ifPresent(known -> {
            agreed = known;
            audio.send(known.target(), known.theyReceive());
        });
        change.complete(response.getStatusCode());
        answer.complete(response.getStatusCode());
    }

    void refused(int sipStatus) {
        if (agreed != null) {
            change.complete(sipStatus);
        } else {
            answer.complete(sipStatus);
            over("refused with " + sipStatus);
        }
    }

    void referredTo(String target) {
        referredTo.complete(target);
    }

    void over(String why) {
        answer.completeExceptionally(new IOException(why));
        change.completeExceptionally(new IOException(why));
        end.complete(why);
        audio.close();
    }
}
