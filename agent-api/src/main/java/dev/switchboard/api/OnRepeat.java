package dev.switchboard.api;

/**
 * What happens when the model asks again for a write that it asked for before in the same call: the same tool with the
 * same arguments, under a new function call id. Models do that after an interruption, and when they have forgotten.
 */
public enum OnRepeat {

    /**
     * The default. Where the caller has not heard the first answer to its end, the first answer is given again, marked as
     * a repeat, and nothing is run. Where the caller has heard it, the model is told when it was done and to call again
     * if it shall be done a second time; an identical call after that runs. Where another write of the call has been
     * committed in between (booked, cancelled, booked again), it runs.
     */
    CONFIRM,

    /** It runs each time. For writes of which several alike are wanted, such as adding a scoop. */
    ALLOW,

    /** It never runs a second time in a call; the model is told so. */
    REJECT
}
