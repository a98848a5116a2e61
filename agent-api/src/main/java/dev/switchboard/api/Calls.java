package dev.switchboard.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Questions to the ledger: which calls there were, what was said in them and what was done. Inject it. What is said and
 * pressed reaches the ledger a quarter of a second later at most, what is done at once.
 */
public interface Calls {

    /**
     * The newest calls, newest first.
     *
     * @param limit how many at most, 1 to 1,000
     * @return the calls, without what was said and done in them
     */
    List<CallRecord> newest(int limit);

    /**
     * One call with what was said and done in it.
     *
     * @param callId the service's id of the call
     * @return the call, or empty where the ledger has none of that id
     */
    Optional<CallRecord> find(String callId);

    /**
     * The newest calls from a number, newest first.
     *
     * @param callerNumber the number as the calls have it, as in {@code +14155550123}
     * @param limit how many at most, 1 to 1,000
     * @return the calls, without what was said and done in them
     */
    List<CallRecord> from(String callerNumber, int limit);

    /**
     * The newest calls that came in between two moments, newest first.
     *
     * @param from the first moment
     * @param to the moment after the last one
     * @param limit how many at most, 1 to 1,000
     * @return the calls, without what was said and done in them
     */
    List<CallRecord> between(Instant from, Instant to, int limit);

    /**
     * What nobody can tell the outcome of, oldest first: invocations that are {@link CallRecord.Outcome#UNKNOWN}, and
     * those that are still {@link CallRecord.Outcome#RUNNING}.
     *
     * @param limit how many at most, 1 to 1,000
     * @return the invocations with their calls
     */
    List<Unsettled> unsettled(int limit);

    /**
     * Erases the calls from a number with all that was said and done in them. What tools wrote to the application's own
     * tables is the application's to erase.
     *
     * <p>Two kinds of calls are kept, and named: those that are not over, and those with an invocation whose outcome is
     * not settled, which a person has to look at first. Erase again afterwards.
     *
     * @param callerNumber the number as the calls have it, as in {@code +14155550123}
     * @return what was erased and what was kept
     * @throws IllegalArgumentException when the number is blank
     */
    Erasure erase(String callerNumber);
}
