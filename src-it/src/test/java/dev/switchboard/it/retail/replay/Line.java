package dev.switchboard.it.retail.replay;

import java.util.List;

/** A way to the shop for function calls. */
interface Line {

    /**
     * Makes a recording's function calls in one call of their own, one after the other.
     *
     * @param recording the function calls
     * @param delivery how often each write is delivered
     * @return for each function call what came back: as many answers as it was delivered, fewer where some are lost
     */
    List<List<String>> play(Recording recording, Delivery delivery) throws Exception;

    /** How many function calls were read when the other side died, which nobody can recover, and were asked for again. */
    default int unrecoverable() {
        return 0;
    }
}
