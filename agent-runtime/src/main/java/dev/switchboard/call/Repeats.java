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

    static Decision decide(ToolCalls calls, Outbox outbox, String id, Asked asked, ToolRule rule) {
        if (!asked.writes()) {
            return new Run();
        }
        Optional<Map.Entry<String, ToolCall>> before = before(calls, id, asked);
        if (before.isEmpty()) {
            return new Run();
        }
        String first = before.get().getKey();
        ToolCall run = before.get().getValue();
        boolean open = run.work().open().isPresent();
        boolean inDoubt = isInDoubt(run);
        boolean reject = rule.onRepeat() == OnRepeat.REJECT;
        if (rule.onRepeat() == OnRepeat.ALLOW && !inDoubt && !(open && rule.openWorld())) {
            return new Run();
        }
        if (open && run.work().promise() != Promise.GIVEN) {
            return new WaitFor(first);
        }
        if (open || inDoubt) {
            return answered(first, reject ? Answer.REJECT : Answer.REPLAY);
        }
        if (run.effect().written() == Written.NO) {
            return new Run();
        }
        if (reject) {
            return answered(first, Answer.REJECT);
        }
        if (outbox.isRead(first) && isAnotherBetween(calls, run)) {
            return new Run();
        }
        if (!run.effect().heard()) {
            return answered(first, Answer.REPLAY);
        }
        return isConfirmed(calls, outbox, first, asked) ? new Run() : answered(first, Answer.CONFIRM);
    }

    private static Decision answered(String first, Answer answer) {
        return new Answered(new Repeat(first, answer));
    }

    /** Of the same that were run, or wait to be, the one that is in doubt, and otherwise the latest. */
    private static Optional<Map.Entry<String, ToolCall>> before(ToolCalls calls, String id, Asked asked) {
        return calls.byId().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(id))
                .filter(entry -> entry.getValue().repeat().isEmpty()
                        && entry.getValue().work().waitsFor().isEmpty()
                        && entry.getValue().asked().sameAs(asked))
                .reduce((earlier, later) -> isInDoubt(earlier.getValue()) ? earlier : later);
    }

    private static boolean isInDoubt(ToolCall run) {
        return run.effect().written() == Written.UNCERTAIN;
    }

    /**
     * Whether there is a write for which the model asked when it had this one's answer. What it asked for before that,
     * as in the same response, is none that could have undone it.
     */
    private static boolean isAnotherBetween(ToolCalls calls, ToolCall run) {
        return calls.byId().values().stream()
                .anyMatch(other -> other.effect().written() == Written.YES && run.isKnownTo(other.asked()));
    }

    /** Whether the model knew, when it asked, that it has to ask twice. */
    private static boolean isConfirmed(ToolCalls calls, Outbox outbox, String first, Asked asked) {
        Repeat confirm = new Repeat(first, Answer.CONFIRM);
        return calls.byId().entrySet().stream()
                .anyMatch(other ->
                        other.getValue().repeat().filter(confirm::equals).isPresent()
                                && outbox.isRead(other.getKey())
                                && other.getValue().isKnownTo(asked));
    }
}
