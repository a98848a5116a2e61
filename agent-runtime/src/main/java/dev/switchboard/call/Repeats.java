package dev.switchboard.call;

import dev.switchboard.api.OnRepeat;
import dev.switchboard.call.Repeat.Answer;
import dev.switchboard.call.ToolCall.Asked;
import dev.switchboard.call.ToolCall.Promise;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a write that the model asks for is one that it asked for before. Models ask again after an interruption, and
 * when they have forgotten; and sometimes the caller wants the same a second time.
 */
final class Repeats {

    /** What is to be done about a function call. */
    sealed interface Decision {}

    /** Run it. */
    record Run() implements Decision {}

    /** Wait for another's answer, and decide then. */
    record WaitFor(String functionCallId) implements Decision {}

    /** Run nothing, and tell that. */
    record Answered(Repeat repeat) implements Decision {}

    private Repeats() {}

    static Decision decide(ToolCalls calls, Responses responses, String id, Asked asked, OnRepeat onRepeat) {
        if (!asked.writes() || onRepeat == OnRepeat.ALLOW) {
            return new Run();
        }
        Optional<Map.Entry<String, ToolCall>> before = lastRun(calls, id, asked);
        if (before.isEmpty()) {
            return new Run();
        }
        String first = before.get().getKey();
        ToolCall run = before.get().getValue();
        boolean reject = onRepeat == OnRepeat.REJECT;
        if (run.work().open().isPresent()) {
            if (run.work().promise() == Promise.GIVEN) {
                return answered(first, reject ? Answer.REJECT : Answer.REPLAY);
            }
            return new WaitFor(first);
        }
        if (run.effect().committed() == 0) {
            // it has not been done
            return new Run();
        }
        if (reject) {
            return answered(first, Answer.REJECT);
        }
        if (isChangedSince(calls, run)) {
            return new Run();
        }
        if (!run.effect().heard()) {
            return answered(first, Answer.REPLAY);
        }
        return isConfirmed(calls, responses, first, asked) ? new Run() : answered(first, Answer.CONFIRM);
    }

    private static Decision answered(String first, Answer answer) {
        return new Answered(new Repeat(first, answer));
    }

    /** The latest of the same that was run, or waits to be. */
    private static Optional<Map.Entry<String, ToolCall>> lastRun(ToolCalls calls, String id, Asked asked) {
        return calls.byId().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(id))
                .filter(entry -> entry.getValue().repeat().isEmpty()
                        && entry.getValue().work().waitsFor().isEmpty()
                        && entry.getValue().asked().sameAs(asked))
                .reduce((earlier, later) -> later);
    }

    private static boolean isChangedSince(ToolCalls calls, ToolCall run) {
        return calls.byId().values().stream()
                .anyMatch(other -> other.effect().committed() > run.effect().committed());
    }

    /** Whether the model knew, when it asked, that it has to ask twice. */
    private static boolean isConfirmed(ToolCalls calls, Responses responses, String first, Asked asked) {
        long askedIn = responses
                .find(asked.responseId())
                .map(Responses.Response::number)
                .orElse(responses.count());
        Repeat confirm = new Repeat(first, Answer.CONFIRM);
        return calls.byId().values().stream()
                .anyMatch(other -> other.repeat().filter(confirm::equals).isPresent()
                        && other.effect().toldIn() != 0
                        && other.effect().toldIn() <= askedIn);
    }
}
