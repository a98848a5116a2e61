package dev.switchboard.emulator.timeline;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does what must not hold up a call, one thing after the other, and no longer once it was shut down. */
final class OneByOne {

    private OneByOne() {}

    static ExecutorService named(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                },
                // calls may go on while nobody is interested any more
                new ThreadPoolExecutor.DiscardPolicy());
    }
}
