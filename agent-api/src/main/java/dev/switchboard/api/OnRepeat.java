package dev.switchboard.api;

/**
 * What happens when the model asks again for a write that it asked for before in the same call: the same tool with the
 * same arguments, under a new function call id. Models do that after an interruption, and when they have forgotten.
 *
 * <p>Whatever is declared: while nobody knows whether the first was done, it never runs again, and the model is told that it
 * is not certain. When the doubt is settled, it is as if that had been known at once.
 */
public enum OnRepeat {

    /**
     * The default. Where the caller has not heard the first answer to its end, the first answer is given again, marked as
     * a repeat, and nothing is run. Where the caller has heard it, the model is told when it was done and to call again
     * if it shall be done a second time; an identical call after that runs. Where another write of the call has been
     * committed in between (booked, cancelled, booked again), it runs. In between is what the model asked for when it had
     * the first answer.
     */
    CONFIRM,

    /**
     * It runs each time. For writes of which several alike are wanted, such as adding a scoop. One with
     * {@link Tool#openWorld()} does not run while another is at work: it waits for that one's answer, and where the model
     * was promised a later one, it is given the promise.
     */
    ALLOW,

    /** It never runs a second time in a call; the model is told so. */
    REJECT
}
