package dev.switchboard.api;

import java.util.Objects;

/**
 * One end of a call, as a SIP {@code From} or {@code To} header names it. It is what the caller's side claims: good for
 * a greeting, not for proving who somebody is.
 *
 * @param name the display name, or an empty string where the header has none
 * @param number the telephone number in the form E.164, such as {@code +14155550123}, where it can be known; else the
 *     user part of the address, such as {@code 200} or {@code alice}; empty when withheld
 * @param raw the user part as the header has it, such as {@code (415) 555-0123}; empty when withheld
 */
public record PhoneAddress(String name, String number, String raw) {

    /** Somebody of whom nothing is known. */
    public static final PhoneAddress WITHHELD = new PhoneAddress("", "", "");

    public PhoneAddress {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(raw, "raw");
    }

    /**
     * An address whose header had the number in this very form.
     *
     * @param name the display name, or an empty string
     * @param number the number, or an empty string when withheld
     */
    public PhoneAddress(String name, String number) {
        this(name, number, number);
    }

    /**
     * {@return whether no number was given}
     */
    public boolean isWithheld() {
        return number.isEmpty();
    }
}
