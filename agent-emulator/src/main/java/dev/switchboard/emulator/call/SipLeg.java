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

    /**
     * Asks the caller's side to call somebody else (REFER). What comes of it is told to the call.
     *
     * @param targetUri a SIP or telephone address
     */
    void refer(String targetUri);

    /**
     * Lets the caller hear a line, behind what they are hearing.
     *
     * @param text what is said
     */
    void say(String text);

    /** Stops what the caller is hearing. */
    void silence();

    /** Lets go of what the leg holds; the call is over. */
    void release();
}
