package dev.switchboard.receptionist.desk;

import dev.switchboard.api.CallRecord.Action;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.CallRecord.Settlement;
import java.util.Optional;

/**
 * What the page says about what somebody has just done.
 *
 * @param text the words
 * @param bad whether it came to nothing
 */
record Message(String text, boolean bad) {

    static Message bad(String text) {
        return new Message(text, true);
    }

    /**
     * Tells how an invocation was settled.
     *
     * @param action the invocation
     * @param before whether it was settled before somebody tried to
     * @param times tells when
     */
    static Optional<Message> settled(Action action, boolean before, Times times) {
        Settlement settlement = action.settlement();
        if (settlement == null) {
            return Optional.empty();
        }
        String what = action.tool() + (action.outcome() == Outcome.COMMITTED ? " was done" : " was not done");
        String who = ", says " + settlement.by() + " at "
                + times.moment(settlement.at()).text() + ".";
        return Optional.of(
                before
                        ? bad("Nothing is changed, since it was settled before: " + what + who)
                        : new Message("Settled: " + what + who, false));
    }
}
