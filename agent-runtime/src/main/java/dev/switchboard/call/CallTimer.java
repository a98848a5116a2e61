package dev.switchboard.call;

import java.util.Objects;

/**
 * A timer of a call. Of each there is one; set again, it starts anew.
 *
 * @param kind what it is for
 * @param functionCallId the function call that it is for; empty where it is for the call
 */
public record CallTimer(Kind kind, String functionCallId) {

    /** What a timer is for. */
    public enum Kind {
        /** To say that a tool takes a moment. */
        HOLD,
        /** To promise a tool's answer. */
        ANSWER,
        /** A response that was asked for must begin, one that began must end. */
        RESPONSE,
        /** What is played must end. */
        PLAYBACK,
        /** What the caller says must end. */
        CALLER,
        /** To ask again for a response that failed. */
        RETRY,
        /** Nobody says anything. */
        IDLE,
        /** To warn that the call will end. */
        WARNING,
        /** The call has lasted as long as it may. */
        LONGEST,
        /** Last words must have been heard. */
        GOODBYE,
        /** A call that was hung up must have ended. */
        HANG_UP,
        /** A transfer must have ended the call. */
        TRANSFER,
        /** The caller presses no further key. */
        KEYS,
        /** The service must have said which items it has. */
        CHECK
    }

    public CallTimer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(functionCallId, "functionCallId");
    }

    static CallTimer of(Kind kind) {
        return new CallTimer(kind, "");
    }
}
