package dev.switchboard.api;

import java.time.Instant;

/**
 * Finds out what became of an invocation whose outcome is unknown, by asking the other system. A CDI bean, named by
 * {@link Tool#reconciler()}.
 *
 * <p>It is asked no sooner than the tool could still be at work, again and again while it does not know, from any node,
 * and without a call on the thread. It must change nothing in the other system.
 */
@FunctionalInterface
public interface Reconciler {

    /**
     * Looks.
     *
     * @param unknown the invocation
     * @return what became of it
     */
    Finding find(Unknown unknown);

    /**
     * An invocation of which nobody knows whether it was done.
     *
     * @param callId the service's id of the call
     * @param functionCallId the service's id of the function call
     * @param tool the tool's name
     * @param arguments the arguments as the model wrote them, JSON
     * @param idempotencyKey the key that the tool had from {@link Invocation#idempotencyKey()}
     * @param startedAt when it was begun
     */
    record Unknown(
            String callId,
            String functionCallId,
            String tool,
            String arguments,
            String idempotencyKey,
            Instant startedAt) {}

    /** What became of it. */
    sealed interface Finding {

        /**
         * It was done.
         *
         * @param answer what the model is told where the call still goes on, and what the desk shows
         * @return the finding
         */
        static Finding done(String answer) {
            return new Done(answer);
        }

        /**
         * It was not done and will not be.
         *
         * @param why for the desk, in plain words
         * @return the finding
         */
        static Finding notDone(String why) {
            return new NotDone(why);
        }

        /** {@return that it cannot be told yet: ask again later} */
        static Finding unknown() {
            return new StillUnknown();
        }

        /**
         * It was done.
         *
         * @param answer what the model is told
         */
        record Done(String answer) implements Finding {}

        /**
         * It was not done and will not be.
         *
         * @param why for the desk
         */
        record NotDone(String why) implements Finding {}

        /** It cannot be told yet. */
        record StillUnknown() implements Finding {}
    }
}
