package dev.switchboard.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.call.CallCommand.RunTool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The effects of a simulated call's tools, and whether one was right to happen. */
final class Writes {

    private final SimulatedService service;
    private final Set<String> running = new HashSet<>();
    private final List<FunctionCall> committed = new ArrayList<>();
    private final Map<String, FunctionCall> inDoubt = new LinkedHashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final List<RunTool> confirmed = new ArrayList<>();

    Writes(SimulatedService service) {
        this.service = service;
    }

    private static String effect(FunctionCall functionCall) {
        return functionCall.tool() + functionCall.canonicalArguments();
    }

    private static boolean writes(FunctionCall functionCall) {
        return !functionCall.tool().equals("find");
    }

    void begin(RunTool tool) {
        FunctionCall functionCall = tool.functionCall();
        tool.repeat()
                .filter(repeat -> repeat.answer() == Repeat.Answer.CONFIRM)
                .ifPresent(repeat -> confirmed.add(tool));
        if (tool.repeat().isPresent() || !writes(functionCall)) {
            return;
        }
        assertThat(running.add(effect(functionCall)))
                .as("runs while the same runs: %s", functionCall)
                .isTrue();
        assertThat(inDoubt.values())
                .as("runs while nobody knows whether the same was done: %s", functionCall)
                .noneMatch(other -> effect(other).equals(effect(functionCall)));
        lastOfTheSame(functionCall).filter(last -> !isAnotherBetween(last)).ifPresent(last -> {
            assertThat(service.isHeard(answerTo(last)))
                    .as("%s runs again although nobody heard that %s is done", functionCall, last)
                    .isTrue();
            assertThat(confirmed)
                    .as("%s runs again unasked", functionCall)
                    .anyMatch(confirm -> confirm.repeat().orElseThrow().of().equals(last)
                            && isKnownTo(functionCall, confirm.functionCall().id()));
        });
    }

    private Optional<String> lastOfTheSame(FunctionCall functionCall) {
        return committed.stream()
                .filter(other -> effect(other).equals(effect(functionCall)))
                .map(FunctionCall::id)
                .reduce((earlier, later) -> later);
    }

    /** Whether the model asked for another, knowing that this one was done. */
    private boolean isAnotherBetween(String functionCallId) {
        return committed.stream().anyMatch(other -> isKnownTo(other, functionCallId));
    }

    private boolean isKnownTo(FunctionCall asked, String functionCallId) {
        return service.isKnownIn(asked.responseId(), answerTo(functionCallId));
    }

    /** In which the model reads that it was done. */
    private String answerTo(String functionCallId) {
        String late = ItemId.ofMessage("late " + functionCallId);
        return settled.contains(functionCallId)
                ? ItemId.ofMessage("settled " + functionCallId)
                : service.has(late) ? late : ItemId.ofOutput(functionCallId);
    }

    /** Whether it has an effect, where it ends like that. */
    Written end(FunctionCall functionCall, Written written) {
        if (!writes(functionCall)) {
            return Written.NO;
        }
        running.remove(effect(functionCall));
        if (written == Written.YES) {
            committed.add(functionCall);
        } else if (written == Written.UNCERTAIN) {
            inDoubt.put(functionCall.id(), functionCall);
        }
        return written;
    }

    /** What was in doubt is known. */
    void settle(String functionCallId, boolean done) {
        FunctionCall functionCall = inDoubt.remove(functionCallId);
        if (done) {
            settled.add(functionCallId);
            committed.add(functionCall);
        }
    }
}
