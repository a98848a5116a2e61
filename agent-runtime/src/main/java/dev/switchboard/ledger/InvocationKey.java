package dev.switchboard.ledger;

/**
 * What makes an invocation one and the same, wherever and however often it is delivered.
 *
 * @param callId the service's id of the call
 * @param functionCallId the service's id of the function call
 */
public record InvocationKey(String callId, String functionCallId) {}
