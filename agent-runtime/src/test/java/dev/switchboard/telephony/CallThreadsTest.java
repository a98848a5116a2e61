package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that hangs: whoever asks it for something waits until the test is over. */
@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
class CallThreadsTest {

    private static final Duration SOON = Duration.ofMillis(10);

    private final CountDownLatch over = new CountDownLatch(1);
    private final CallThreads threads = new CallThreads();

    @BeforeEach
    void start() {
        threads.threads = new DaemonThreads();
        threads.contexts = (ContextService) Proxy.newProxyInstance(
                ContextService.class.getClassLoader(), new Class<?>[] {ContextService.class}, (proxy, method, args) -> {
                    Executor here = Runnable::run;
                    return method.getName().equals("currentContextExecutor") ? here : args[0];
                });
        threads.start();
    }

    private static final class DaemonThreads implements ManagedThreadFactory {

        private final ThreadFactory plain = Executors.defaultThreadFactory();

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = plain.newThread(task);
            thread.setDaemon(true);
            return thread;
        }

        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            throw new UnsupportedOperationException();
        }
    }

    @AfterEach
    void stop() {
        over.countDown();
        threads.stop();
    }

    private void hang() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void firesTimersWhileAllThatWritesHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            threads.writeEvery(SOON, () -> {
                hanging.countDown();
                hang();
            });
        }
        assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(threads.handleAfter(SOON, () -> {})).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void doesNotBeginAgainWhatHangs() {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger beats = new AtomicInteger();
        threads.workEvery(SOON, () -> {
            begun.incrementAndGet();
            hang();
        });
        threads.repeat(SOON, beats::incrementAndGet);

        Awaitility.await().until(() -> beats.get() > 20);
        assertThat(begun).hasValue(1);
        assertThat(threads.waiting()).isZero();
    }

    @Test
    void doesAgainAndAgainWhatMayWaitAlthoughItFails() {
        AtomicInteger begun = new AtomicInteger();
        threads.workEvery(SOON, () -> {
            begun.incrementAndGet();
            throw new IllegalStateException("on purpose");
        });

        Awaitility.await().dontCatchUncaughtExceptions().until(() -> begun.get() > 2);
    }
}
