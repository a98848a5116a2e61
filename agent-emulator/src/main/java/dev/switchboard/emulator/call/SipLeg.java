package dev.switchboard.emulator.call;

/** The caller's side of a call. */
public interface SipLeg {

    /** Answers the INVITE with 200 and an SDP answer. */
    void answer();

    /**
     * Refuses the INVITE.
     *
     * @param sipStatus 400 to 699
     */
    void refuse(int sipStatus);

    /** Ends the dialog with BYE. */
    void bye();

    /** Lets go of what the leg holds; the call is over. */
    void release();
}
