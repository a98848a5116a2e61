package dev.switchboard.api;

/**
 * Decides what happens to an incoming call, before anybody has answered it.
 *
 * <p>Implemented by a class annotated with {@link Agent}.
 */
@FunctionalInterface
public interface CallHandler {

    /**
     * Answers a call that is ringing. Called once per call, on a thread of the server's, outside a transaction;
     * again only where the server died before it was done. The
     * caller hears ringing meanwhile, so it should take well under a second. An exception, or no answer
     * within ten seconds, rejects the call with SIP status 480 and is logged.
     *
     * @param call who calls whom
     * @return accept or reject, never {@code null}
     */
    Answer answer(IncomingCall call);
}
