package dev.switchboard.emulator.sip;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.header.ReferToHeader;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Asks the caller's side to call somebody else (RFC 3515), and hears what came of it. */
final class Referral {

    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 ([1-6]\\d\\d)\\b.*", Pattern.DOTALL);

    private final ObjIntConsumer<String> outcome;
    private String target = "";

    /**
     * @param outcome gets the target and the status of the call to it, or that of the refusal to try; below 200 where
     *     the caller's side stopped telling before there was one
     */
    Referral(ObjIntConsumer<String> outcome) {
        this.outcome = outcome;
    }

    void send(Stack stack, Dialog dialog, Request invite, String targetUri) throws SipException, ParseException {
        Request refer = dialog.createRequest(Request.REFER);
        ReferToHeader referTo =
                Stack.headers().createReferToHeader(Stack.addresses().createAddress("<" + targetUri + ">"));
        refer.addHeader(referTo);
        refer.setHeader(Messages.contact(stack, invite));
        synchronized (this) {
            target = targetUri;
        }
        dialog.sendRequest(stack.provider().getNewClientTransaction(refer));
    }

    /** The caller's side says whether it will try. */
    void answered(int status) {
        if (status >= Response.MULTIPLE_CHOICES) {
            end(status);
        }
    }

    /** The caller's side says how it goes. */
    void notified(Request notify) {
        byte[] content = notify.getRawContent();
        Matcher status = STATUS.matcher(content == null ? "" : new String(content, StandardCharsets.UTF_8).strip());
        int told = status.matches() ? Integer.parseInt(status.group(1)) : Response.TRYING;
        SubscriptionStateHeader state = (SubscriptionStateHeader) notify.getHeader(SubscriptionStateHeader.NAME);
        boolean last = state != null && SubscriptionStateHeader.TERMINATED.equalsIgnoreCase(state.getState());
        if (told >= Response.OK || last) {
            end(told);
        }
    }

    private void end(int status) {
        String about;
        synchronized (this) {
            about = target;
            target = "";
        }
        if (!about.isEmpty()) {
            outcome.accept(about, status);
        }
    }
}
