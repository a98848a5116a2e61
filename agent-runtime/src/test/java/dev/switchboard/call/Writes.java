package dev.switchboard.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.call.CallCommand.RunTool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The effects of a simulated call's tools, and whether one was right to happen. */
final class Writes {

    private final SimulatedService service;
    private final Set<String> running = new HashSet<>();
    private final List<FunctionCall> committed = new ArrayList<>();
    private final Set<String> confirmed = new HashSet<>();

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
                .ifPresent(repeat -> confirmed.add(repeat.of()));
        if (tool.repeat().isPresent() || !writes(functionCall)) {
            return;
        }
        assertThat(running.add(effect(functionCall)))
                .as("runs while the same runs: %s", functionCall)
                .isTrue();
        if (!committed.isEmpty() && effect(committed.get(committed.size() - 1)).equals(effect(functionCall))) {
            String last = committed.get(committed.size() - 1).id();
            assertThat(isHeard(last))
                    .as("%s runs again although nobody heard that %s is done", functionCall, last)
                    .isTrue();
            assertThat(confirmed).as("%s runs again unasked", functionCall).contains(last);
        }
    }

    private boolean isHeard(String functionCallId) {
        String late = ItemId.ofMessage("late " + functionCallId);
        return service.isHeard(service.has(late) ? late : ItemId.ofOutput(functionCallId));
    }

    /** Whether it has an effect. */
    boolean end(FunctionCall functionCall) {
        if (!writes(functionCall)) {
            return false;
        }
        running.remove(effect(functionCall));
        committed.add(functionCall);
        return true;
    }
}
