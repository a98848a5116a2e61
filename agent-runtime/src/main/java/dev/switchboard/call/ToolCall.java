package dev.switchboard.call;

import dev.switchboard.call.CallEvent.ToolAnswered;
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
     * @param writes whether the tool has effects
     */
    record Asked(String tool, String arguments, String responseId, boolean writes) {

        static Asked by(FunctionCall functionCall, boolean writes) {
            return new Asked(functionCall.tool(), functionCall.canonicalArguments(), functionCall.responseId(), writes);
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
     */
    record Work(Optional<FunctionCall> open, Optional<String> waitsFor, Promise promise, Optional<ToolAnswered> early) {

        static final Work DONE = new Work(Optional.empty(), Optional.empty(), Promise.NONE, Optional.empty());

        static Work running(FunctionCall functionCall) {
            return new Work(Optional.of(functionCall), Optional.empty(), Promise.NONE, Optional.empty());
        }

        static Work waiting(FunctionCall functionCall, String waitsFor) {
            return new Work(Optional.of(functionCall), Optional.of(waitsFor), Promise.NONE, Optional.empty());
        }

        Work promise(Promise now) {
            return new Work(open, waitsFor, now, early);
        }

        Work early(ToolAnswered answer) {
            return new Work(open, waitsFor, promise, Optional.of(answer));
        }

        Work done() {
            return new Work(Optional.empty(), Optional.empty(), promise, Optional.empty());
        }
    }

    /**
     * What it has changed and who knows.
     *
     * @param committed the how many-th commit of the call it was; 0: none
     * @param toldIn the number of the first response that could tell its answer; 0: none yet
     * @param heard whether the caller has heard such a response to its end
     */
    record Effect(long committed, long toldIn, boolean heard) {
        static final Effect NONE = new Effect(0, 0, false);
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

    ToolCall committed(long number) {
        return new ToolCall(asked, responseDone, work, repeat, new Effect(number, 0, false), contradicted);
    }

    ToolCall toldIn(long response) {
        return new ToolCall(
                asked,
                responseDone,
                work,
                repeat,
                new Effect(effect.committed(), response, effect.heard()),
                contradicted);
    }

    /** It is not told, and so not heard. */
    ToolCall untold() {
        return new ToolCall(asked, responseDone, work, repeat, new Effect(effect.committed(), 0, false), contradicted);
    }

    /** The caller has heard that response to its end. */
    ToolCall heard(long response) {
        return effect.toldIn() == 0 || effect.toldIn() > response
                ? this
                : new ToolCall(
                        asked,
                        responseDone,
                        work,
                        repeat,
                        new Effect(effect.committed(), effect.toldIn(), true),
                        contradicted);
    }

    ToolCall contradict() {
        return new ToolCall(asked, responseDone, work, repeat, effect, true);
    }
}
