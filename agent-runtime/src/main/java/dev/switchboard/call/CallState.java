package dev.switchboard.call;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a call machine knows of its call. Immutable.
 *
 * @param rules what holds for the call
 * @param line whether the sideband is open
 * @param floor who speaks
 * @param responses what the model has said of late
 * @param wanted what is to be said when the floor is free, in this order
 * @param recovery what is done about responses that failed
 * @param toolCalls every function call
 * @param outbox what the model has to read
 * @param ending how we are about to end the call, if we are
 * @param silence whether nobody does or says anything
 * @param keys the keys that the caller pressed
 */
public record CallState(
        CallRules rules,
        Line line,
        Floor floor,
        Responses responses,
        List<Speech> wanted,
        Recovery recovery,
        ToolCalls toolCalls,
        Outbox outbox,
        Optional<Ending> ending,
        Silence silence,
        Keys keys) {

    /** Where the call is. */
    public enum Phase {
        /** The sideband is not open; answers wait. */
        DETACHED,
        /** The sideband is open. */
        ATTACHED,
        /** The call is over; nothing happens any more. */
        FINISHED
    }

    /**
     * Whether the sideband is open.
     *
     * @param phase where the call is
     * @param attachments how often it was opened
     * @param wasTalking whether somebody was speaking when it was lost, so that something may have been missed
     * @param greeted whether the caller was greeted, or may have been, so that nobody is greeted any more
     */
    record Line(Phase phase, int attachments, boolean wasTalking, boolean greeted) {
        static final Line FIRST = new Line(Phase.DETACHED, 0, false, false);

        Line in(Phase next) {
            return new Line(next, attachments, wasTalking, greeted);
        }

        Line greet() {
            return new Line(phase, attachments, wasTalking, true);
        }
    }

    /**
     * What is done about responses that failed.
     *
     * @param pausing whether we wait before we ask again
     * @param again whether the model is to go on although it has nothing new to read
     * @param failures how many failed, one after the other
     */
    record Recovery(boolean pausing, boolean again, int failures) {
        static final Recovery NONE = new Recovery(false, false, 0);

        Recovery again(boolean now) {
            return new Recovery(pausing, now, failures);
        }

        Recovery pausing(boolean now) {
            return new Recovery(now, again, failures);
        }

        Recovery failed() {
            return new Recovery(true, again, failures + 1);
        }
    }

    /**
     * Whether nobody does or says anything.
     *
     * @param quiet whether that is so, and the timer runs
     * @param asked whether the caller was asked about it and has not said anything since
     * @param extensions how often a caller who spoke kept the line beyond the longest duration
     */
    record Silence(boolean quiet, boolean asked, int extensions) {
        static final Silence NONE = new Silence(false, false, 0);

        Silence quiet(boolean now) {
            return new Silence(now, asked, extensions);
        }

        Silence asked(boolean now) {
            return new Silence(quiet, now, extensions);
        }

        Silence extend() {
            return new Silence(quiet, asked, extensions + 1);
        }
    }

    /**
     * The keys that the caller pressed.
     *
     * @param pressed those that may not be all yet
     * @param untold entries that are complete and that the model has not been told
     * @param messages how often it was told
     */
    record Keys(String pressed, List<String> untold, int messages) {
        static final Keys NONE = new Keys("", List.of(), 0);
    }

    public CallState {
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(line, "line");
        wanted = List.copyOf(wanted);
    }

    /**
     * A call that was accepted and whose sideband is still to be opened.
     *
     * @param rules what holds for it
     * @return its state
     */
    public static CallState accepted(CallRules rules) {
        return new CallState(
                rules,
                Line.FIRST,
                Floor.FREE,
                Responses.NONE,
                List.of(),
                Recovery.NONE,
                ToolCalls.NONE,
                Outbox.EMPTY,
                Optional.empty(),
                Silence.NONE,
                Keys.NONE);
    }

    /** {@return where the call is} */
    public Phase phase() {
        return line.phase();
    }
}
