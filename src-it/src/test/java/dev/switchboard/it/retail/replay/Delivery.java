package dev.switchboard.it.retail.replay;

import dev.switchboard.it.retail.replay.Recording.RecordedCall;

/** How often, and as what, each function call that writes is delivered. */
enum Delivery {
    /** As it is meant to be. */
    ONCE("once"),
    /** Twice as the same function call: an event that is repeated, a second socket, a retry of somebody's. */
    SAME_ID("every write twice, same id"),
    /** Twice as two function calls, and nobody minds: the model repeats itself, and the tools allow it. */
    ALLOWED("every write twice, new id, allowed"),
    /** Twice as two function calls, the second after the caller heard the first one's answer. */
    HEARD("every write twice, new id, heard"),
    /** Twice as two function calls, the second before anybody heard the first one's answer. */
    UNHEARD("every write twice, new id, unheard"),
    /** Once, and the connection is lost before its answer is known to have arrived. */
    CUT("once, cut off at every write"),
    /** The same, and the server's process is killed now and then. */
    KILLED("once, cut off at every write, and the process killed");

    private final String words;

    Delivery(String words) {
        this.words = words;
    }

    /** How often a function call is delivered. */
    int times(RecordedCall call) {
        return call.writes() && (this == SAME_ID || isNewId()) ? 2 : 1;
    }

    /** How many function calls that is. */
    int functionCalls(RecordedCall call) {
        return isNewId() ? times(call) : 1;
    }

    /** Whether the sideband is cut at every write. */
    boolean isCut() {
        return this == CUT || this == KILLED;
    }

    /** Whether writes are repeated as function calls of their own. */
    boolean isNewId() {
        return this == ALLOWED || this == HEARD || this == UNHEARD;
    }

    @Override
    public String toString() {
        return words;
    }
}
