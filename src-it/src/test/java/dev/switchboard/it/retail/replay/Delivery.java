package dev.switchboard.it.retail.replay;

import dev.switchboard.it.retail.replay.Recording.RecordedCall;

/** How often, and as what, each function call that writes is delivered. */
enum Delivery {
    /** As it is meant to be. */
    ONCE("once"),
    /** Twice as the same function call: an event that is repeated, a second socket, a retry of somebody's. */
    SAME_ID("every write twice, same id"),
    /** Twice as two function calls: the model repeats itself. */
    NEW_ID("every write twice, new id"),
    /** Once, and the connection is lost before its answer is known to have arrived. */
    CUT("once, cut off at every write");

    private final String words;

    Delivery(String words) {
        this.words = words;
    }

    /** How often a function call is delivered. */
    int times(RecordedCall call) {
        return call.writes() && (this == SAME_ID || this == NEW_ID) ? 2 : 1;
    }

    @Override
    public String toString() {
        return words;
    }
}
