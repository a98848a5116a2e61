package dev.switchboard.api;

/**
 * The invocation that a tool runs for: one function call by the model. Inject it, as {@link Call}; outside an invocation
 * every method throws {@link IllegalStateException} with code SWB-2001.
 */
public interface Invocation {

    /** {@return the service's id of the function call, unique within its call} */
    String functionCallId();

    /** {@return the how many-th time the method is begun for this invocation, from 1} */
    int attempt();

    /**
     * A key for systems that take one to recognise a repeated request, such as a payment service.
     *
     * @return the same text for every attempt of this invocation on whatever node, and for no other invocation
     */
    String idempotencyKey();
}
