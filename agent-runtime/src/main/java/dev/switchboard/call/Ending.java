package dev.switchboard.call;

/**
 * How we are about to end the call.
 *
 * @param transferTo whom the caller is handed over to; empty: nobody, we hang up
 * @param reason the word for it that is kept
 * @param afterResponse the number of the last response that began before this was planned
 * @param spoken whether the caller has heard last words
 * @param asked whether the service was asked to do it
 * @param relayed whether the service has passed a transfer on
 */
record Ending(String transferTo, String reason, long afterResponse, boolean spoken, boolean asked, boolean relayed) {

    static final String LONGEST = "longest_call";

    static Ending transfer(String target, long afterResponse) {
        return new Ending(target, "transferred", afterResponse, false, false, false);
    }

    static Ending hangUp(String reason, long afterResponse) {
        return new Ending("", reason, afterResponse, false, false, false);
    }

    boolean isTransfer() {
        return !transferTo.isEmpty();
    }

    /** Whether the call's end is our doing, as far as anybody says. */
    boolean isOurs() {
        return asked && (relayed || !isTransfer());
    }

    Ending heard() {
        return new Ending(transferTo, reason, afterResponse, true, asked, relayed);
    }

    Ending done() {
        return new Ending(transferTo, reason, afterResponse, spoken, true, relayed);
    }

    Ending relay() {
        return new Ending(transferTo, reason, afterResponse, spoken, asked, true);
    }
}
