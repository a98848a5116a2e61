package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.program.Main;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a JVM of its own, with an application in this one. */
class ProgramTest {

    private static final String BOOKING = """
        name: Booking
        steps:
          - agent: ${greeting}
          - caller: Hello, this is ${caller.name}, ${day} please.
          - call: book
            expects: { matches: "Monday" }
          - agent: Booked.
          - hangUp: caller
        """;

    private record Run(int exitCode, String output) {}

    @TempDir
    private Path directory;

    private TestApplication application;
    private int port;

    @BeforeEach
    void start() throws IOException {
        application = new TestApplication();
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = any.getLocalPort();
        }
        application.use(URI.create("http://127.0.0.1:" + port + "/v1"));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private Run run(String typed, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "--webhook=" + application.webhook(),
                "--http-port=" + port,
                "--sip-port=0",
                "--per-word=1ms",
                "--call=100",
                "--name=Ada"));
        command.addAll(List.of(arguments));
        Path input = Files.writeString(directory.resolve("typed"), typed);
        Path output = directory.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile());
        builder.environment().put("OPENAI_WEBHOOK_SECRET", TestApplication.SECRET);
        builder.environment().put("OPENAI_API_KEY", TestApplication.KEY);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the program does not end: " + Files.readString(output));
        }
        return new Run(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    @Test
    void playsACallTellsItAndKeepsIt() throws Exception {
        application.answersFunctions((name, arguments) -> "{\"day\":\"Monday\"}");

        Run run = run(
                "",
                "--script=" + file("booking.yaml", BOOKING),
                "--variable=day=Monday",
                "--timelines=" + directory.resolve("calls"),
                "--sip-tls-port=0",
                "--certificate=" + directory.resolve("door.pem"));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("use http://127.0.0.1:" + port + "/v1")
                .contains("Caller:   Hello, this is Ada, Monday please.")
                .contains("tool      book without arguments")
                .contains("Agent:    Booked.")
                .contains("the call is over: the caller hung up");
        assertThat(directory.resolve("door.pem")).content().startsWith("-----BEGIN CERTIFICATE-----");
        try (Stream<Path> kept = Files.list(directory.resolve("calls"))) {
            assertThat(kept.map(Path::toString)).anyMatch(name -> name.endsWith(".html"));
        }
    }

    @Test
    void endsWithOneWhereTheCallDoesNotGoAsItsScriptSays() throws Exception {
        application.answersFunctions((name, arguments) -> "{\"day\":\"Sunday\"}");

        Run run = run("", "--script=" + file("booking.yaml", BOOKING));

        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains("expected  something else of book:").contains("expected text with /Monday/");
    }

    @Test
    void readsWhatTheCallerSaysFromTheTerminal() throws Exception {
        application.answersFunctions((name, arguments) -> "{}");
        String rules = """
            name: Typed
            rules:
              - hear: book
                steps: [{ call: book }, { agent: "It is done, ${caller.name}." }]
            """;

        Run run = run("Please book.\n/bye\n", "--interactive=" + file("rules.yaml", rules));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("Agent:    It is done, Ada.");
    }

    @Test
    void lendsCallsWhatGoesWrongInThem() throws Exception {
        Run run = run(
                "",
                "--script=" + file("booking.yaml", BOOKING),
                "--faults=" + file("faults.yaml", "faults: [{ fault: event-repeated, at: response.created }]"));

        assertThat(run.output()).contains("fault     event-repeated at response.created");
    }
}
