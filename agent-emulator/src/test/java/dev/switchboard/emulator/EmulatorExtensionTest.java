package dev.switchboard.emulator;

import static dev.switchboard.emulator.testing.TextMatch.exactly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.switchboard.emulator.junit.EmulatorExtension;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.testing.TestEmulator;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

class EmulatorExtensionTest {

    private static final int SIDE_BY_SIDE = 4;

    /** More than meet, since some only wait for others to end. */
    private static final int THREADS = 12;

    private static EngineTestKit.Builder jupiter(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "" + THREADS)
                .selectors(selectClass(tests));
    }

    @Test
    void givesEachOfSeveralTestsAtOnceAnEmulatorOfItsOwn() {
        OneForEachTest.addresses.clear();

        jupiter(OneForEachTest.class)
                .execute()
                .testEvents()
                .assertStatistics(all -> all.succeeded(SIDE_BY_SIDE).failed(0));

        assertThat(OneForEachTest.addresses).hasSize(SIDE_BY_SIDE).allSatisfy(EmulatorExtensionTest::isClosed);
    }

    @Test
    void sharesAStaticOneAmongTheTestsOfAClassAndNotLonger() {
        OneForTheClass.addresses.clear();

        jupiter(OneForTheClass.class)
                .execute()
                .testEvents()
                .assertStatistics(all -> all.succeeded(SIDE_BY_SIDE).failed(0));

        assertThat(OneForTheClass.addresses).hasSize(1).allSatisfy(EmulatorExtensionTest::isClosed);
    }

    private static void isClosed(URI address) {
        assertThat(Scene.patiently().until(() -> accepts(address), accepted -> !accepted))
                .isFalse();
    }

    private static boolean accepts(URI address) {
        try (java.net.Socket socket = new java.net.Socket(address.getHost(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Run by the test above. */
    static class OneForEachTest {

        static final Set<URI> addresses = ConcurrentHashMap.newKeySet();
        private static final CyclicBarrier ALL_AT_ONCE = new CyclicBarrier(SIDE_BY_SIDE);

        private final TestApplication application;

        @RegisterExtension
        final EmulatorExtension emulator;

        OneForEachTest() throws IOException {
            application = new TestApplication();
            emulator = EmulatorExtension.builder()
                    .webhook(application.webhook().toString(), TestApplication.SECRET)
                    .script(Script.named("short").agentSays("${word}").build())
                    .variable("word", "Hello.")
                    .build();
        }

        @AfterEach
        void stop() {
            application.close();
        }

        @RepeatedTest(SIDE_BY_SIDE)
        void calls(TestEmulator parameter) throws Exception {
            application.use(emulator.apiBaseUrl());
            addresses.add(parameter.apiBaseUrl());
            ALL_AT_ONCE.await(20, TimeUnit.SECONDS);

            emulator.call("100").untilOver().said(exactly("Hello."));

            assertThat(parameter.recorder().calls()).hasSize(1);
        }
    }

    /** Run by the test above. */
    static class OneForTheClass {

        static final Set<URI> addresses = ConcurrentHashMap.newKeySet();
        private static final CyclicBarrier ALL_AT_ONCE = new CyclicBarrier(SIDE_BY_SIDE);
        private static final TestApplication APPLICATION = application();

        @RegisterExtension
        static final EmulatorExtension EMULATOR = EmulatorExtension.builder()
                .webhook(APPLICATION.webhook().toString(), TestApplication.SECRET)
                .build();

        private static TestApplication application() {
            try {
                return new TestApplication();
            } catch (IOException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @BeforeAll
        static void start() {
            APPLICATION.use(EMULATOR.apiBaseUrl());
        }

        @AfterAll
        static void stop() {
            APPLICATION.close();
        }

        @RepeatedTest(SIDE_BY_SIDE)
        void calls(TestEmulator parameter) throws Exception {
            addresses.add(parameter.apiBaseUrl());
            String word = Thread.currentThread().getName();
            ALL_AT_ONCE.await(20, TimeUnit.SECONDS);

            EMULATOR.call("100")
                    .playing(Script.named("own").agentSays(word))
                    .untilOver()
                    .said(exactly(word));
        }
    }
}
