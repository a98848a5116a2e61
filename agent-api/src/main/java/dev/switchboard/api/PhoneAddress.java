package dev.switchboard.api;

import java.util.Objects;

/**
 * One end of a call, as a SIP {@code From} or {@code To} header names it. It is what the caller's side claims: good for
 * a greeting, not for proving who somebody is.
 *
 * @param name the display name, or an empty string where the header has none
 * @param number the user part of the address, usually a number such as {@code +14155550123}; empty when withheld
 */
public record PhoneAddress(String name, String number) {

    /** Somebody of whom nothing is known. */
    public static final PhoneAddress WITHHELD = new PhoneAddress("", "");

    public PhoneAddress {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(number, "number");
    }

    /**
     * {@return whether no number was given}
     */
    public boolean isWithheld() {
        return number.isEmpty();
    }
}
