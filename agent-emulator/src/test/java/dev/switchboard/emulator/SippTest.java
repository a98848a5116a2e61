package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SIP door, judged by the field's own test tool. Its scenarios are in {@code resources/sipp}. */
class SippTest {

    private static final String SHORT = "{name: short, steps: [{agent: Hello.}, {hangUp: caller}]}";
    private static final int CALLS = 5;

    @TempDir
    private Path directory;

    private String sipp = "";

    @BeforeEach
    void find() {
        sipp = Programs.find("sipp", "sipp", "sip-tester");
    }

    private Programs.Run play(Scene scene, String scenario, String transport, int calls) throws Exception {
        Path file = directory.resolve(scenario + ".xml");
        try (InputStream text = SippTest.class.getResourceAsStream("/sipp/" + scenario + ".xml")) {
            Files.copy(Objects.requireNonNull(text, scenario), file);
        }
        return run(scene, calls, "-sf", file.toString(), "-t", transport);
    }

    private Programs.Run run(Scene scene, int calls, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(sipp, "127.0.0.1:" + scene.emulator.sipPort()));
        command.addAll(List.of(options));
        command.addAll(List.of("-m", "" + calls, "-l", "" + calls, "-i", "127.0.0.1", "-s", "+18005550100"));
        command.addAll(List.of("-nostdin", "-r", "200", "-recv_timeout", "40000", "-timeout", "60s", "-timeout_error"));
        return Programs.run(directory, 80, command);
    }

    @ParameterizedTest
    @CsvSource({"cancel, u1", "cancel, t1", "bye-while-ringing, u1", "bye-while-ringing, t1"})
    void endsCallsThatTheCallerGivesUp(String scenario, String transport) throws Exception {
        try (Scene scene = Scene.of(SHORT)) {
            scene.application.whenCalled(id -> assertThat(id).startsWith("rtc_"));

            Programs.Run run = play(scene, scenario, transport, CALLS);

            assertThat(run.exitCode()).as(run.output()).isZero();
            Scene.patiently().until(() -> scene.heard(CallEnded.class).size() == CALLS);
            assertThat(scene.heard(IncomingCall.class)).hasSize(CALLS);
            assertThat(scene.heard(CallEnded.class)).extracting(CallEnded::by).containsOnly(Party.CALLER);
            assertThat(scene.heard(Accepted.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bye, u1",
        "bye, t1",
        "reinvite, u1",
        "reinvite, t1",
        "late-ack, u1",
        "delayed-offer, u1",
        "session-timer, u1"
    })
    void hasEachCallOnceAndEndsItWithTheCallersBye(String scenario, String transport) throws Exception {
        try (Scene scene = Scene.of(SHORT)) {
            scene.application.whenCalled(scene.application::accept);

            Programs.Run run = play(scene, scenario, transport, CALLS);

            assertThat(run.exitCode()).as(run.output()).isZero();
            Scene.patiently().until(() -> scene.heard(CallEnded.class).size() == CALLS);
            assertThat(scene.heard(IncomingCall.class)).hasSize(CALLS);
            assertThat(scene.heard(Accepted.class)).hasSize(CALLS);
            assertThat(scene.heard(CallEnded.class))
                    .extracting(CallEnded::reason)
                    .containsOnly("hung up");
        }
    }

    @ParameterizedTest
    @CsvSource({"u1", "t1"})
    void hangsUpForTheApplication(String transport) throws Exception {
        try (Scene scene = Scene.of(SHORT)) {
            scene.application.whenCalled(id -> {
                scene.application.accept(id);
                scene.application.calls().hangup(id);
            });

            Programs.Run run = play(scene, "bye-received", transport, CALLS);

            assertThat(run.exitCode()).as(run.output()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"no-codec", "required", "options"})
    void answersWithoutACallWhatIsNone(String scenario) throws Exception {
        try (Scene scene = Scene.of(SHORT)) {
            Programs.Run run = play(scene, scenario, "u1", CALLS);

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(scene.heard()).isEmpty();
        }
    }

    @Test
    void takesTwoHundredCallsASecond() throws Exception {
        int calls = 600;
        try (Scene scene = Scene.of(SHORT, emulator -> emulator.decisionTimeout(Duration.ofMinutes(1)))) {
            scene.application.whenCalled(scene.application::accept);

            Programs.Run run = run(scene, calls, "-sn", "uac", "-d", "500");

            assertThat(run.exitCode()).as(run.output()).isZero();
            Scene.patiently().until(() -> scene.heard(CallEnded.class).size() == calls);
            assertThat(scene.application.failures()).isEmpty();
        }
    }

    /** Nobody hangs up before all are there. */
    @Test
    void holdsFiveHundredCallsAtOnce() throws Exception {
        int calls = 500;
        try (Scene scene = Scene.of(
                SHORT,
                emulator -> emulator.decisionTimeout(Duration.ofMinutes(1)).patience(Duration.ofMinutes(1)))) {
            CountDownLatch taken = new CountDownLatch(calls);
            scene.application.whenCalled(id -> {
                scene.application.accept(id);
                taken.countDown();
                await(taken);
                scene.application.calls().hangup(id);
            });

            Programs.Run run = play(scene, "bye-received", "u1", calls);

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(scene.heard(CallEnded.class)).hasSize(calls);
            assertThat(scene.application.failures()).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(40, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
