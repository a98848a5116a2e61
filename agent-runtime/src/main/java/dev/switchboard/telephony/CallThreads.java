package dev.switchboard.telephony;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which calls live: executors of our own, so that no other work of the server's delays a call and no
 * call delays the server's. Tasks run in the application's context even where a socket's thread submits them, which has
 * none.
 */
@ApplicationScoped
class CallThreads {

    static final String CALLS = "java:module/concurrent/SwitchboardCalls";
    static final String WORK = "java:module/concurrent/SwitchboardWork";
    static final String TIMERS = "java:module/concurrent/SwitchboardTimers";

    @Resource(lookup = CALLS)
    ManagedExecutorService calls;

    @Resource(lookup = WORK)
    ManagedExecutorService work;

    @Resource(lookup = TIMERS)
    ManagedScheduledExecutorService timers;

    @Resource
    ContextService contexts;

    private Executor application;

    /** Remembers the application's context; called on one of its own threads, at start. */
    void start() {
        application = contexts.currentContextExecutor();
    }

    /** Runs a short task of a call: handling its events, never waiting. */
    void handle(Runnable task) {
        calls.execute(() -> application.execute(task));
    }

    /** Runs a task that may wait: a tool, a request to the service, a statement. */
    void work(Runnable task) {
        work.execute(() -> application.execute(task));
    }

    /** Runs a task that may wait, later. */
    void workAfter(Duration delay, Runnable task) {
        var unused = timers.schedule(() -> work(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs a task again and again, with a pause in between. */
    void repeat(Duration pause, Runnable task) {
        var unused = timers.scheduleWithFixedDelay(
                () -> application.execute(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
