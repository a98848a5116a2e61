package dev.switchboard.sideband;

/** The service does not know the call (any more). */
public final class CallGoneException extends Exception {

    private static final long serialVersionUID = 1L;

    CallGoneException(String callId) {
        super("the service does not know call " + callId);
    }
}
