package dev.switchboard.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A call that is ringing.
 *
 * @param id the service's id of the call, as in {@code rtc_u1_9c65}
 * @param from who calls
 * @param to which of our numbers was called
 * @param headers all headers of the SIP INVITE that the service passed on, in their order
 */
public record IncomingCall(String id, PhoneAddress from, PhoneAddress to, List<SipHeader> headers) {

    public IncomingCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        headers = List.copyOf(headers);
    }

    /**
     * The first header of that name.
     *
     * @param name the header's name in any case
     * @return its raw value, or empty where there is none
     */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(SipHeader::value)
                .findFirst();
    }

    /**
     * {@return the SIP dialog's {@code Call-ID}, by which trunk and telephone system know this call; empty where the
     * service did not pass it on}
     */
    public Optional<String> sipCallId() {
        return header("Call-ID");
    }
}
