package dev.switchboard.api;

import java.util.Objects;

/**
 * A header of the call's SIP INVITE. Names are compared without regard to case, and a name may occur more than once.
 * The content is the caller's: never trust it.
 *
 * @param name the header's name as it was sent
 * @param value the header's raw value
 */
public record SipHeader(String name, String value) {

    public SipHeader {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
