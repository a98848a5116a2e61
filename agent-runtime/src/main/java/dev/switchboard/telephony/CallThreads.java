package dev.switchboard.telephony;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which calls live: pools of our own, so that no other work of the server's delays a call and no call
 * delays the server's. The threads are the server's managed ones, and tasks run in the application's context even where
 * a socket's thread submits them, which has none.
 */
@ApplicationScoped
class CallThreads {

    private static final System.Logger LOG = System.getLogger(CallThreads.class.getName());

    /** Enough for short tasks that never wait. */
    private static final int HANDLERS = 4;

    /** So many tools and requests to the service can wait at a time; more of them queue. */
    private static final int WORKERS = 64;

    private static final int TIMERS = 2;

    /** One for the notes of calls and one for receipts. */
    private static final int WRITERS = 2;

    private static final Duration IDLE = Duration.ofSeconds(30);

    @Resource
    ManagedThreadFactory threads;

    @Resource
    ContextService contexts;

    private Executor application;
    private ExecutorService handlers;
    private ThreadPoolExecutor workers;
    private ScheduledExecutorService timers;
    private ScheduledExecutorService writers;

    /** Makes the pools and remembers the application's context; called on one of its own threads, at start. */
    void start() {
        application = contexts.currentContextExecutor();
        handlers = pool(HANDLERS);
        workers = pool(WORKERS);
        timers = clock(TIMERS);
        writers = clock(WRITERS);
    }

    private ScheduledExecutorService clock(int size) {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(size, threads);
        pool.setRemoveOnCancelPolicy(true);
        return pool;
    }

    private ThreadPoolExecutor pool(int size) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Runs a short task of a call: handling its events, never waiting. */
    void handle(Runnable task) {
        submit(handlers, task);
    }

    /** Runs a task that may wait: a tool, a request to the service, a statement. */
    void work(Runnable task) {
        submit(workers, task);
    }

    /** Runs a task that may wait, later. */
    void workAfter(Duration delay, Runnable task) {
        try {
            var unused = timers.schedule(() -> work(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "a task came after the application's end");
        }
    }

    /** Runs a task that may wait, again and again, with a pause behind each time. */
    void workEvery(Duration pause, Runnable task) {
        workAfter(pause, () -> {
            try {
                task.run();
            } finally {
                workEvery(pause, task);
            }
        });
    }

    /** Runs a task that never waits, later, unless it is cancelled. */
    Future<?> handleAfter(Duration delay, Runnable task) {
        return timers.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Runs a task that never waits, again and again, with a pause in between. */
    void repeat(Duration pause, Runnable task) {
        repeat(timers, pause, task);
    }

    /**
     * Runs a task that writes beside the way of the calls, again and again, with a pause in between: on a thread that no
     * call needs, so that it may wait for as long as the database hangs.
     */
    void writeEvery(Duration pause, Runnable task) {
        repeat(writers, pause, task);
    }

    private void repeat(ScheduledExecutorService pool, Duration pause, Runnable task) {
        var unused = pool.scheduleWithFixedDelay(
                () -> application.execute(
                        () -> contexts.contextualRunnable(task).run()),
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /**
     * Each task gets a context of its own, captured here: on Payara two tasks that shared one would share its current
     * transaction, too.
     */
    private void submit(ExecutorService pool, Runnable task) {
        try {
            application.execute(() -> pool.execute(contexts.contextualRunnable(task)));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "a task came after the application's end");
        }
    }

    /** How many tasks that may wait have not begun. */
    int waiting() {
        return workers == null ? 0 : workers.getQueue().size();
    }

    /** Lets running tasks end and takes no more. A deployment that failed may not have had any. */
    void stop() {
        if (timers == null) {
            return;
        }
        timers.shutdownNow();
        writers.shutdown();
        handlers.shutdown();
        workers.shutdown();
    }
}
