package dev.switchboard.call;

import dev.switchboard.api.CallRecord.Outcome;

/** Whether a function call has changed something. */
public enum Written {
    /** It has not, so that asking for the same again is asking for it the first time. */
    NO,
    /** It has. */
    YES,
    /** Nobody can tell yet: while that is so, the same never runs again. */
    UNCERTAIN;

    /**
     * What an outcome says of that.
     *
     * @param outcome how an invocation ended
     * @return whether it has changed something
     */
    public static Written by(Outcome outcome) {
        return switch (outcome) {
            case COMMITTED -> YES;
            case UNKNOWN, RUNNING -> UNCERTAIN;
            case READ, FALLBACK, FAILED, REFUSED, REPEATED -> NO;
        };
    }
}
