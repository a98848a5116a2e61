package dev.switchboard.ledger;

import java.util.Objects;

/**
 * The right of this node to decide about a call, and to go on with it. It ends when another owner takes the call over.
 *
 * @param callId the call
 * @param epoch the how many-th owner of the call this node is
 */
public record Claim(String callId, long epoch) {

    public Claim {
        Objects.requireNonNull(callId, "callId");
    }

    /**
     * The right of the node that stored a call.
     *
     * @param callId the call
     * @return its claim
     */
    public static Claim first(String callId) {
        return new Claim(callId, CallLedger.FIRST_EPOCH);
    }
}
