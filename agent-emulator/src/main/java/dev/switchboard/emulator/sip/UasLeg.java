package dev.switchboard.emulator.sip;

import dev.switchboard.emulator.call.EmulatedCall;
import dev.switchboard.emulator.call.Ids;
import dev.switchboard.emulator.call.SipLeg;
import dev.switchboard.emulator.rtp.RtpEngine;
import dev.switchboard.emulator.voice.Voice;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * The dialog with one caller. The application, the caller and the network may all end it in the same moment: whoever
 * moves the phase first does, and the others find nothing left to do.
 */
final class UasLeg implements SipLeg {

    private static final System.Logger LOG = System.getLogger(UasLeg.class.getName());

    private enum Phase {
        RINGING,
        /** 200 is sent, the ACK is awaited. */
        TAKEN,
        CONFIRMED,
        /** We want to hang up, but must not before the ACK (RFC 3261, section 15). */
        LEAVING,
        OVER
    }

    private final Stack stack;
    private final ServerTransaction invite;
    private final Request request;
    private final String tag = Ids.next("", 10);
    private final CallerAudio audio;
    private final Referral referral;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.RINGING);
    private final AtomicBoolean left = new AtomicBoolean();
    // whoever is quick hangs up before the call is known
    private final CompletableFuture<EmulatedCall> call = new CompletableFuture<>();

    UasLeg(Stack stack, ServerTransaction invite, Request request, RtpEngine engine, Voice voice) {
        this.stack = stack;
        this.invite = invite;
        this.request = request;
        this.audio = new CallerAudio(engine, voice, key -> tell(known -> known.pressed(key)));
        this.referral = new Referral((target, status) -> tell(known -> known.referred(target, status)));
    }

    void belongsTo(EmulatedCall incoming) {
        call.complete(incoming);
    }

    void ring() throws SipException, ParseException, InvalidArgumentException {
        invite.sendResponse(response(Response.RINGING));
    }

    @Override
    public void answer() {
        if (phase.compareAndSet(Phase.RINGING, Phase.TAKEN)) {
            send(() -> {
                Optional<String> description = audio.agree(Messages.content(request));
                Response ok = response(description.isPresent() ? Response.OK : Response.NOT_ACCEPTABLE_HERE);
                Messages.describe(ok, description);
                invite.sendResponse(ok);
            });
        }
    }

    /** The caller's side changes the session, or asks whether it still stands. */
    void changed(ServerTransaction change, Request offer)
            throws SipException, ParseException, InvalidArgumentException, IOException {
        Phase now = phase.get();
        if (now == Phase.RINGING || now == Phase.OVER) {
            int status = now == Phase.OVER ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : Response.REQUEST_PENDING;
            change.sendResponse(Stack.messages().createResponse(status, offer));
            return;
        }
        byte[] content = Messages.content(offer);
        boolean asksOnly = content.length == 0 && offer.getMethod().equals(Request.UPDATE);
        Optional<String> description = asksOnly ? Optional.empty() : audio.agree(content);
        boolean fits = asksOnly || description.isPresent();
        Response answer = Stack.messages().createResponse(fits ? Response.OK : Response.NOT_ACCEPTABLE_HERE, offer);
        answer.setHeader(Messages.contact(stack, offer));
        Messages.describe(answer, description);
        change.sendResponse(answer);
    }

    void acknowledged(Request ack) {
        audio.acknowledged(Messages.content(ack));
        if (!phase.compareAndSet(Phase.TAKEN, Phase.CONFIRMED) && phase.compareAndSet(Phase.LEAVING, Phase.OVER)) {
            sendBye();
        }
    }

    @Override
    public void refuse(int sipStatus) {
        if (phase.compareAndSet(Phase.RINGING, Phase.OVER)) {
            send(() -> invite.sendResponse(response(sipStatus)));
        }
    }

    /** The caller gave up; that is too late where the call was taken. */
    void cancelled() {
        if (phase.compareAndSet(Phase.RINGING, Phase.OVER)) {
            send(() -> invite.sendResponse(response(Response.REQUEST_TERMINATED)));
            tell(known -> known.callerLeft("gave up while it rang"));
        }
    }

    /** Whether a BYE of the caller's is their first, which they may send while it rings too (RFC 3261, section 15). */
    boolean mayHangUp() {
        return left.compareAndSet(false, true);
    }

    /** The caller's BYE is answered. */
    void hungUp() {
        if (phase.getAndSet(Phase.OVER) == Phase.RINGING) {
            send(() -> invite.sendResponse(response(Response.REQUEST_TERMINATED)));
        }
        tell(known -> known.callerLeft("hung up"));
    }

    /** Nothing is to be expected from the caller's side any more. */
    void lost(String how) {
        if (phase.getAndSet(Phase.OVER) != Phase.OVER) {
            tell(known -> known.callerLeft(how));
        }
    }

    /** The caller's side never sent ACK (RFC 3261, section 13.3.1.4). */
    void unconfirmed() {
        Phase before = phase.getAndSet(Phase.OVER);
        if (before == Phase.TAKEN || before == Phase.LEAVING) {
            sendBye();
            tell(known -> known.callerLeft("never confirmed the call"));
        }
    }

    @Override
    public void bye() {
        if (phase.compareAndSet(Phase.CONFIRMED, Phase.OVER)) {
            sendBye();
        } else if (!phase.compareAndSet(Phase.TAKEN, Phase.LEAVING)
                && phase.compareAndSet(Phase.CONFIRMED, Phase.OVER)) {
            // the ACK came between the two questions
            sendBye();
        }
    }

    private void sendBye() {
        send(() -> {
            Dialog dialog = invite.getDialog();
            dialog.sendRequest(stack.provider().getNewClientTransaction(dialog.createRequest(Request.BYE)));
        });
    }

    @Override
    public void refer(String targetUri) {
        if (!send(() -> referral.send(stack, invite.getDialog(), request, targetUri))) {
            tell(known -> known.referred(targetUri, Response.BAD_REQUEST));
        }
    }

    Referral referral() {
        return referral;
    }

    @Override
    public void say(String text) {
        audio.say(text);
    }

    @Override
    public void silence() {
        audio.silence();
    }

    @Override
    public void release() {
        audio.close();
    }

    private void tell(Consumer<EmulatedCall> what) {
        var unused = call.thenAccept(known -> known.run(() -> what.accept(known)));
    }

    private Response response(int status) throws ParseException {
        Response response = Stack.messages().createResponse(status, request);
        ((ToHeader) response.getHeader(ToHeader.NAME)).setTag(tag);
        response.addHeader(Messages.contact(stack, request));
        return response;
    }

    private interface Sending {
        void now() throws SipException, ParseException, InvalidArgumentException, IOException;
    }

    /** A caller who left in this moment is not there to be told; that is no error of ours. */
    private static boolean send(Sending sending) {
        try {
            sending.now();
            return true;
        } catch (SipException | ParseException | InvalidArgumentException | IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "a SIP message could not be sent", e);
            return false;
        }
    }
}
