package dev.switchboard.receptionist.desk;

import dev.switchboard.api.CallRecord;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.Unsettled;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the page shows, in words.
 *
 * @param message what to say about what somebody has just done, if anything
 * @param user who has logged in, if anybody
 * @param doubts what a person has to look at, oldest first
 * @param calls the newest calls
 * @param call the call that is shown, if there is any
 */
record DeskView(
        @Nullable Message message,
        @Nullable String user,
        List<Doubt> doubts,
        List<Line> calls,
        @Nullable Story call) {

    /** What runs for less than this is at work; later its server may have died over it. */
    private static final Duration AT_WORK = Duration.ofMinutes(1);

    /** A call in the list. */
    record Line(String key, String urlId, String caller, String state, boolean live, Moment at, boolean shown) {}

    /** An invocation of which nobody can tell whether its effect happened. */
    record Doubt(
            String key,
            String urlId,
            String callId,
            String functionCallId,
            String tool,
            String caller,
            String number,
            boolean running,
            Moment at,
            List<Pair> arguments) {

        boolean withheld() {
            return number.isEmpty();
        }
    }

    static List<Doubt> doubts(List<Unsettled> unsettled, Clock clock) {
        Times times = new Times(clock);
        Instant atWorkSince = clock.instant().minus(AT_WORK);
        return unsettled.stream()
                .filter(one -> one.action().outcome() == Outcome.UNKNOWN
                        || one.action().startedAt().isBefore(atWorkSince))
                .map(one -> doubt(one, times))
                .toList();
    }

    static List<Line> lines(List<CallRecord> newest, Optional<CallRecord> shown, Clock clock) {
        Times times = new Times(clock);
        String shownId = shown.map(CallRecord::id).orElse("");
        return newest.stream()
                .map(call -> new Line(
                        call.id(),
                        urlId(call),
                        Words.caller(call),
                        Words.state(call.state()),
                        call.endedAt() == null,
                        times.moment(call.receivedAt()),
                        call.id().equals(shownId)))
                .toList();
    }

    /** {@return whether anybody has ever called} */
    boolean quiet() {
        return calls.isEmpty();
    }

    private static Doubt doubt(Unsettled unsettled, Times times) {
        CallRecord.Action action = unsettled.action();
        return new Doubt(
                unsettled.call().id() + "-" + action.functionCallId(),
                urlId(unsettled.call()),
                unsettled.call().id(),
                action.functionCallId(),
                action.tool(),
                Words.caller(unsettled.call()),
                unsettled.call().from().number(),
                action.outcome() == Outcome.RUNNING,
                times.moment(action.startedAt()),
                Pair.of(action.arguments()));
    }

    private static String urlId(CallRecord call) {
        return URLEncoder.encode(call.id(), StandardCharsets.UTF_8);
    }
}
