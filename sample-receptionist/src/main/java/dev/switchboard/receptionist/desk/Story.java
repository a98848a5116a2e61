package dev.switchboard.receptionist.desk;

import dev.switchboard.api.CallRecord;
import dev.switchboard.api.CallRecord.Action;
import dev.switchboard.api.CallRecord.Digit;
import dev.switchboard.api.CallRecord.Interruption;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.CallRecord.Settlement;
import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.api.CallRecord.Turn;
import dev.switchboard.api.CallRecord.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call, from its beginning to its end.
 *
 * @param caller who
 * @param live whether it is going on
 * @param facts what is known of it, by name
 * @param steps what was said and done, in its order
 */
record Story(String caller, boolean live, List<Pair> facts, List<Step> steps) {

    /** Something that was said, done or happened: one of the three is there. */
    record Step(
            String key,
            Moment at,
            @Nullable Said said,
            @Nullable Done done,
            @Nullable String happened) {}

    /** Words. */
    record Said(
            String who,
            String speaker,
            String text,
            @Nullable String cut) {}

    /** An invocation. */
    record Done(
            String tool,
            String mark,
            String outcome,
            @Nullable String millis,
            @Nullable String attempts,
            List<Pair> arguments,
            List<Pair> answer,
            @Nullable Settled settled) {}

    /** What was found out later. */
    record Settled(String by, Moment at, String answer) {}

    private record Dated(Instant at, Step step) {}

    static Story of(CallRecord call, Times times) {
        List<Dated> steps = new ArrayList<>();
        for (Turn turn : call.turns()) {
            steps.add(step("said-" + turn.itemId(), turn.at(), times, said(turn, call.interruptions()), null, null));
        }
        for (Action action : call.actions()) {
            steps.add(step(
                    "done-" + action.functionCallId(), action.startedAt(), times, null, done(action, times), null));
        }
        int presses = 0;
        for (Digit digit : call.digits()) {
            String what = digit.key() == null ? "The caller pressed a key." : "The caller pressed " + digit.key() + ".";
            steps.add(step("key-" + presses++, digit.at(), times, null, null, what));
        }
        int moments = 0;
        for (CallRecord.Moment moment : call.moments()) {
            String detail = moment.detail().isEmpty() ? "" : ": " + moment.detail();
            String what = moment.kind().replace('_', ' ') + detail;
            steps.add(step("moment-" + moments++, moment.at(), times, null, null, what));
        }
        if (call.endedAt() != null) {
            steps.add(step("end", call.endedAt(), times, null, null, Words.end(call)));
        }
        return new Story(
                Words.caller(call),
                call.endedAt() == null,
                facts(call),
                steps.stream()
                        .sorted(Comparator.comparing(Dated::at))
                        .map(Dated::step)
                        .toList());
    }

    private static Dated step(
            String key, Instant at, Times times, @Nullable Said said, @Nullable Done done, @Nullable String happened) {
        return new Dated(at, new Step(key, times.moment(at), said, done, happened));
    }

    private static List<Pair> facts(CallRecord call) {
        List<Pair> facts = new ArrayList<>();
        facts.add(new Pair("State", Words.state(call.state())));
        facts.add(new Pair(
                "From",
                call.from().number().isEmpty() ? "withheld" : call.from().number()));
        facts.add(new Pair("To", call.to().number()));
        if (call.agent() != null) {
            facts.add(new Pair("Agent", call.agent()));
        }
        if (call.sipCallId() != null) {
            facts.add(new Pair("SIP Call-ID", call.sipCallId()));
        }
        Usage usage = call.usage();
        long heard = usage.inputText() + usage.inputAudio();
        long said = usage.outputText() + usage.outputAudio();
        if (heard + said > 0) {
            long again = usage.cachedText() + usage.cachedAudio();
            facts.add(new Pair(
                    "Tokens", String.format(Locale.ROOT, "%,d in (%,d of them cached), %,d out", heard, again, said)));
        }
        return facts;
    }

    private static Said said(Turn turn, List<Interruption> interruptions) {
        boolean agent = turn.speaker() == Speaker.AGENT;
        String cut = interruptions.stream()
                .filter(interruption -> interruption.itemId().equals(turn.itemId()))
                .findFirst()
                .map(interruption -> String.format(
                        Locale.ROOT, "%.1f s", interruption.heard().toMillis() / 1000.0))
                .orElse(null);
        return new Said(agent ? "Agent" : "Caller", agent ? "agent" : "caller", turn.text(), cut);
    }

    private static Done done(Action action, Times times) {
        return new Done(
                action.tool(),
                Words.mark(action.outcome()),
                Words.outcome(action),
                action.outcome() == Outcome.RUNNING
                        ? null
                        : String.valueOf(action.duration().toMillis()),
                action.attempts() > 1 ? String.valueOf(action.attempts()) : null,
                Pair.of(action.arguments()),
                action.answer() == null ? List.of() : Pair.of(action.answer()),
                settled(action.settlement(), times));
    }

    private static @Nullable Settled settled(@Nullable Settlement settlement, Times times) {
        return settlement == null
                ? null
                : new Settled(settlement.by(), times.moment(settlement.at()), settlement.answer());
    }
}
