package dev.switchboard.ledger;

import dev.switchboard.api.SipHeader;
import java.time.Instant;
import java.util.List;

/**
 * A stored call about which nobody has decided to the end.
 *
 * @param callId the call
 * @param headers the INVITE's headers, by which it can be decided about again
 * @param owner who had it when it was looked at
 * @param epoch under which epoch
 * @param receivedAt when its webhook came
 */
public record UndecidedCall(String callId, List<SipHeader> headers, String owner, long epoch, Instant receivedAt) {

    public UndecidedCall {
        headers = List.copyOf(headers);
    }
}
