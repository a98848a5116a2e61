package dev.switchboard.receptionist.desk;

import dev.switchboard.api.CallRecord;
import dev.switchboard.api.CallRecord.Action;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.CallRecord.State;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page calls things. */
final class Words {

    private static final Map<String, String> STATES = Map.of(
            "RECEIVED", "ringing",
            "ACCEPTED", "on the line",
            "REJECTED", "rejected",
            "ENDED", "ended",
            "GONE", "hung up before the answer");

    private static final Map<String, String> OUTCOMES = Map.of(
            "RUNNING", "at work",
            "COMMITTED", "committed",
            "READ", "looked up",
            "FALLBACK", "not done, fallback",
            "FAILED", "not done",
            "UNKNOWN", "uncertain",
            "REFUSED", "refused",
            "REPEATED", "not done again");

    private static final Map<Outcome, String> MARKS = Map.of(
            Outcome.RUNNING, "running",
            Outcome.COMMITTED, "good",
            Outcome.READ, "good",
            Outcome.UNKNOWN, "doubt");

    private Words() {}

    static String caller(CallRecord call) {
        if (!call.from().name().isBlank()) {
            return call.from().name();
        }
        return call.from().isWithheld() ? "A withheld number" : call.from().number();
    }

    static String state(State state) {
        return STATES.getOrDefault(state.name(), plain(state.name()));
    }

    /** How a call ended, and why where that says more. */
    static String end(CallRecord call) {
        String state = state(call.state());
        String reason = plain(call.endReason());
        return reason.equals(state) ? state : state + " (" + reason + ")";
    }

    /** How an invocation ended; what was found out about it later was committed by somebody else. */
    static String outcome(Action action) {
        return action.settlement() != null && action.outcome() == Outcome.COMMITTED
                ? "done"
                : outcome(action.outcome());
    }

    static String outcome(Outcome outcome) {
        return OUTCOMES.getOrDefault(outcome.name(), plain(outcome.name()));
    }

    /** How an outcome is marked, beside its words. */
    static String mark(Outcome outcome) {
        return MARKS.getOrDefault(outcome, "bad");
    }

    private static String plain(@Nullable String word) {
        return word == null ? "no reason known" : word.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
