package dev.switchboard.emulator.sip;

import gov.nist.javax.sip.stack.DefaultRouter;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** Sends no request away from this machine, whatever a Contact or Route says. Named to the SIP stack by class name. */
public final class LoopbackRouter extends DefaultRouter {

    /**
     * @param stack the stack
     * @param outboundProxy none
     */
    public LoopbackRouter(SipStack stack, @Nullable String outboundProxy) {
        super(stack, outboundProxy);
    }

    @Override
    public @Nullable Hop getNextHop(Request request) throws SipException {
        Hop hop = super.getNextHop(request);
        if (hop != null && !hop.getHost().matches("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?")) {
            throw new SipException("only loopback is called, not " + hop.getHost());
        }
        return hop;
    }
}
