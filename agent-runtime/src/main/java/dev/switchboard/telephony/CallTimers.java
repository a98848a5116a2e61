package dev.switchboard.telephony;

import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallEvent.TimerFired;
import dev.switchboard.call.CallTimer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A call's timers. Touched by the task that handles the call's events alone; a timer that fired while it was cancelled
 * says nothing.
 */
final class CallTimers {

    private record Running(Future<?> task, long number) {}

    private final CallThreads threads;
    private final Consumer<Supplier<List<CallEvent>>> inbox;
    private final Map<CallTimer, Running> running = new HashMap<>();
    private long set;

    CallTimers(CallThreads threads, Consumer<Supplier<List<CallEvent>>> inbox) {
        this.threads = threads;
        this.inbox = inbox;
    }

    void set(CallTimer timer, Duration after) {
        cancel(timer);
        long number = ++set;
        Future<?> task = threads.handleAfter(after, () -> inbox.accept(() -> fired(timer, number)));
        running.put(timer, new Running(task, number));
    }

    private List<CallEvent> fired(CallTimer timer, long number) {
        Running current = running.get(timer);
        if (current == null || current.number() != number) {
            return List.of();
        }
        running.remove(timer);
        return List.of(new TimerFired(timer));
    }

    void cancel(CallTimer timer) {
        Running current = running.remove(timer);
        if (current != null) {
            current.task().cancel(false);
        }
    }

    void cancelAll() {
        running.values().forEach(timer -> timer.task().cancel(false));
        running.clear();
    }
}
