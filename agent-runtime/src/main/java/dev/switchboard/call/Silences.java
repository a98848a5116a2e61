package dev.switchboard.call;

import dev.switchboard.call.CallRules.Waits;
import dev.switchboard.call.CallTimer.Kind;
import java.time.Duration;

/** Asks when nobody says anything, and ends a call that goes on for nobody, or for too long. */
final class Silences {

    private static final Duration EXTENSION = Duration.ofSeconds(30);

    /** Enough to be attached, and to say goodbye to somebody whose time is over. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private Silences() {}

    /** Runs the timer while nobody does or says anything. */
    static void watch(Step step) {
        boolean quiet = step.isAttached()
                && step.floor.isSilent()
                && step.wanted.isEmpty()
                && !step.toolCalls.isAnyOpen()
                && !step.outbox.isAnyOpen()
                && !step.recovery.pausing()
                && step.ending.isEmpty();
        if (quiet == step.silence.quiet()) {
            return;
        }
        step.silence = step.silence.quiet(quiet);
        if (quiet) {
            listen(step);
        } else {
            step.cancel(Kind.IDLE);
        }
    }

    /** Something was done without a word. */
    static void broken(Step step) {
        step.silence = step.silence.asked(false);
        if (step.silence.quiet()) {
            listen(step);
        }
    }

    private static void listen(Step step) {
        Waits waits = step.rules.waits();
        step.set(Kind.IDLE, step.outbox.waitsForQuiet() ? waits.hold() : waits.idle());
    }

    static void idle(Step step) {
        if (!step.silence.quiet()) {
            return;
        }
        if (step.outbox.waitsForQuiet()) {
            Mail.stayedQuiet(step);
        } else if (step.silence.asked()) {
            Closing.goodbye(step, "idle", Words.IDLE_GOODBYE);
        } else {
            step.silence = step.silence.asked(true);
            step.note("idle_asked", "");
            step.wanted.add(Speech.about(Occasion.STILL_THERE, Words.STILL_THERE));
        }
    }

    /** Has the call end when it has lasted as long as calls may, with a warning before. */
    static void limit(Step step, Duration lasted) {
        Waits waits = step.rules.waits();
        Duration rest = waits.longest().minus(longerOf(lasted, Duration.ZERO));
        Duration untilEnd = longerOf(rest, SOON);
        Duration untilWarning = longerOf(rest.minus(waits.warning()), SOON);
        step.set(Kind.LONGEST, untilEnd);
        if (untilWarning.compareTo(untilEnd) < 0) {
            step.set(Kind.WARNING, untilWarning);
        }
    }

    private static Duration longerOf(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    static void warn(Step step) {
        step.note("warned", "");
        step.wanted.add(Speech.about(Occasion.WARNING, Words.WARNING));
    }

    /** Comes again: what ends the call already may come to nothing, as a transfer does that fails. */
    static void longest(Step step) {
        step.set(Kind.LONGEST, EXTENSION);
        if (step.ending.isEmpty()) {
            Closing.goodbye(step, Ending.LONGEST, Words.LONGEST_GOODBYE);
        }
    }
}
