package dev.switchboard.call;

import dev.switchboard.call.CallEvent.ToolAnswered;
import dev.switchboard.call.CallEvent.ToolSettled;
import java.util.Optional;

/**
 * A function call and how far its answer has come.
 *
 * @param asked what the model asked for
 * @param responseDone whether the response in which it asked is finished, so that nothing more of its batch can come
 * @param work how far the work is
 * @param repeat where it is answered as a repeat
 * @param effect what it has changed and who knows
 * @param contradicted whether the same id came with other arguments, too
 */
record ToolCall(
        Asked asked, boolean responseDone, Work work, Optional<Repeat> repeat, Effect effect, boolean contradicted) {

    /**
     * What the model asked for.
     *
     * @param tool the tool's name
     * @param arguments the canonical arguments
     * @param responseId the response in which it asked
     * @param askedIn the number of that response; 0: one of before the call was taken up
     * @param writes whether the tool has effects
     */
    record Asked(String tool, String arguments, String responseId, long askedIn, boolean writes) {

        static Asked by(FunctionCall functionCall, long askedIn, boolean writes) {
            return new Asked(
                    functionCall.tool(), functionCall.canonicalArguments(), functionCall.responseId(), askedIn, writes);
        }

        boolean sameAs(Asked other) {
            return tool.equals(other.tool) && arguments.equals(other.arguments);
        }
    }

    /** Whether an answer is promised where the real one is not there. */
    enum Promise {
        NONE,
        ASKED,
        GIVEN,
        DENIED
    }

    /**
     * How far the work is.
     *
     * @param open the function call as long as its real answer is not there
     * @param waitsFor the function call whose answer decides about this one
     * @param promise whether an answer is promised
     * @param early the real answer, where it came while a promise was being asked for
     * @param news what became of it, where that overtook an answer that does not know it yet
     */
    record Work(
            Optional<FunctionCall> open,
            Optional<String> waitsFor,
            Promise promise,
            Optional<ToolAnswered> early,
            Optional<ToolSettled> news) {

        static final Work DONE = new Work(Optional.empty(), Optional.empty(), Promise.NONE);

        private Work(Optional<FunctionCall> open, Optional<String> waitsFor, Promise promise) {
            this(open, waitsFor, promise, Optional.empty(), Optional.empty());
        }

        static Work running(FunctionCall functionCall) {
            return new Work(Optional.of(functionCall), Optional.empty(), Promise.NONE);
        }

        static Work waiting(FunctionCall functionCall, String waitsFor) {
            return new Work(Optional.of(functionCall), Optional.of(waitsFor), Promise.NONE);
        }

        Work promise(Promise now) {
            return new Work(open, waitsFor, now, early, news);
        }

        Work early(ToolAnswered answer) {
            return new Work(open, waitsFor, promise, Optional.of(answer), news);
        }

        Work news(ToolSettled settled) {
            return new Work(open, waitsFor, promise, early, Optional.of(settled));
        }

        Work done() {
            return new Work(Optional.empty(), Optional.empty(), promise);
        }
    }

    /**
     * What it has changed and who knows.
     *
     * @param written whether it has changed something
     * @param toldIn the number of the first response that could tell its answer; 0: none yet
     * @param heard whether the caller has heard such a response to its end
     */
    record Effect(Written written, long toldIn, boolean heard) {
        static final Effect NONE = new Effect(Written.NO, 0, false);
    }

    static ToolCall of(Asked asked, boolean responseDone, Work work) {
        return new ToolCall(asked, responseDone, work, Optional.empty(), Effect.NONE, false);
    }

    /** Whether its tool was started and the real answer is not there. */
    boolean isRunning() {
        return work.open().isPresent() && work.waitsFor().isEmpty();
    }

    /** Whether the model has an output of it, or is about to get it. */
    boolean hasOutput() {
        return work.open().isEmpty() || work.promise() == Promise.GIVEN;
    }

    ToolCall done() {
        return new ToolCall(asked, true, work, repeat, effect, contradicted);
    }

    ToolCall with(Work now) {
        return new ToolCall(asked, responseDone, now, repeat, effect, contradicted);
    }

    ToolCall with(Repeat first) {
        return new ToolCall(asked, responseDone, work, Optional.of(first), effect, contradicted);
    }

    /** Of which nobody has been told yet. */
    ToolCall with(Written now) {
        return with(new Effect(now, 0, false));
    }

    private ToolCall with(Effect now) {
        return new ToolCall(asked, responseDone, work, repeat, now, contradicted);
    }

    ToolCall toldIn(long response) {
        return with(new Effect(effect.written(), response, effect.heard()));
    }

    /** Whether the model had its answer when it asked for the other. */
    boolean isKnownTo(Asked other) {
        return effect.toldIn() != 0 && effect.toldIn() <= other.askedIn();
    }

    /** It is not told, and so not heard. */
    ToolCall untold() {
        return with(effect.written());
    }

    /** The caller has heard that response to its end. */
    ToolCall heard(long response) {
        return effect.toldIn() == 0 || effect.toldIn() > response
                ? this
                : with(new Effect(effect.written(), effect.toldIn(), true));
    }

    /** What was written is told as done when the model asks for it again, rather than given once more as news. */
    ToolCall takenForHeard() {
        return effect.written() == Written.YES ? with(new Effect(Written.YES, effect.toldIn(), true)) : this;
    }

    ToolCall contradict() {
        return new ToolCall(asked, responseDone, work, repeat, effect, true);
    }
}
