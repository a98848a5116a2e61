package dev.switchboard.it.retail.replay;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.FaultInjected;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.Rejected;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptStuck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the service hears of one call: the function calls in their order, and every answer that came to each. */
final class Ear {

    private static final int SECONDS = 60;

    private final Map<String, List<String>> answers = new LinkedHashMap<>();
    private final CompletableFuture<Boolean> finished = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private String callId = "";
    private int faults;

    /** Something happened in this call, or still in the one before. */
    synchronized void hear(EmulatorEvent event) {
        if (event instanceof IncomingCall) {
            callId = event.callId();
        } else if (!event.callId().equals(callId)) {
            return;
        }
        if (event instanceof FunctionCalled called) {
            answers.putIfAbsent(called.functionCallId(), new ArrayList<>());
        } else if (event instanceof FunctionAnswered answered) {
            answers.computeIfAbsent(answered.functionCallId(), id -> new ArrayList<>())
                    .add(answered.output());
        } else if (event instanceof FaultInjected) {
            faults++;
        } else if (event instanceof ScriptFinished) {
            finished.complete(true);
        } else if (event instanceof ScriptStuck || event instanceof Rejected) {
            finished.completeExceptionally(new IllegalStateException(event.toString()));
        } else if (event instanceof CallEnded) {
            ended.complete(true);
        }
    }

    /** Waits until all is said. */
    void awaitLastWord() throws Exception {
        finished.get(SECONDS, TimeUnit.SECONDS);
    }

    /** Whether all is said within some time. */
    boolean isAllSaidWithin(Duration time) throws Exception {
        try {
            return finished.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Whether a function call has no answer, which is the last one then. */
    synchronized boolean isWaiting() {
        return !answers.isEmpty() && answers.get(lastFunctionCall()).isEmpty();
    }

    /** The id of the function call that was made last. */
    synchronized String lastFunctionCall() {
        return List.copyOf(answers.keySet()).get(answers.size() - 1);
    }

    void awaitEnd() throws Exception {
        ended.get(SECONDS, TimeUnit.SECONDS);
    }

    /** For each function call, the answers to it. */
    synchronized List<List<String>> answers() {
        return answers.values().stream().map(List::copyOf).toList();
    }

    synchronized int faults() {
        return faults;
    }
}
