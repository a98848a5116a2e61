package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.judge.Judge;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code java -jar agent-emulator-…-all.jar}, with an application and a telephone in this JVM. */
class OneFileIT {

    private static final int ENDED_BY_SIGTERM = 128 + 15;

    private static final String BOOKING = """
        name: Booking
        steps:
          - agent: ${greeting}
          - caller: Monday please.
          - call: book
            expects: { matches: "Monday" }
          - agent: Booked.
          - hangUp: caller
        """;

    private static final String PATIENT = """
        name: Patient
        for: { number: "101" }
        steps:
          - agent: ${greeting}
          - caller: I can wait.
          - wait: 60m
        """;

    @TempDir
    private Path directory;

    @Test
    void takesCallsUntilItIsEndedAndLeavesNothingUndone() throws Exception {
        Path calls = directory.resolve("calls");
        try (TestApplication application = new TestApplication();
                SipPhone phone = SipPhone.udp();
                OneFile program = OneFile.run(
                        "--webhook=" + application.webhook(),
                        "--script=" + OneFile.file(directory, "patient.yaml", PATIENT),
                        "--script=" + OneFile.file(directory, "booking.yaml", BOOKING),
                        "--timelines=" + calls,
                        "--http-port=0",
                        "--sip-port=0",
                        "--per-word=20ms")) {
            application.answersFunctions((name, arguments) -> "{\"day\":\"Monday\"}");
            int port = Integer.parseInt(program.prints("Call +sip:<number>@127\\.0\\.0\\.1:(\\d+)"));
            application.use(URI.create(program.prints("use (http://\\S+)")));

            DialedCall whole = phone.dial("100", port, "Anna", "200");
            assertThat(Scene.answer(whole)).isEqualTo(200);
            program.prints("(Agent: +Booked\\.)");
            whole.hangUp();
            program.prints("(the call is over: the caller hung up)");
            DialedCall goingOn = phone.dial("101", port, "Bert", "201");
            assertThat(Scene.answer(goingOn)).isEqualTo(200);
            program.prints("(Caller: +I can wait\\.)");
            program.terminate();

            assertThat(program.exitCode()).as(program.output()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(Scene.end(goingOn)).isNotEmpty();
            assertThat(program.output()).contains("the service ended").doesNotContain("Exception", "WARN", "SLF4J");
            assertThat(application.failures()).isEmpty();
        }
        assertThat(names(calls))
                .hasSize(4)
                .filteredOn(name -> name.endsWith(".html"))
                .hasSize(2);
        assertThat(sent(calls))
                .hasSizeGreaterThan(20)
                .allSatisfy(event -> assertThat(Judge.ofEvent(event)).isEmpty());
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(Path::toString).toList();
        }
    }

    /** The events in timelines. */
    private static List<String> sent(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .flatMap(OneFileIT::lines)
                    .map(JsonObject::new)
                    .filter(line -> line.getString("event").equals("FrameSent"))
                    .map(line -> line.getString("text"))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--script=nowhere.yaml | cannot read script nowhere.yaml",
                "--script=nowhere.yaml --per-word=long | 'long' is no duration such as 300ms",
                "--skript=nowhere.yaml | Unknown option: '--skript=nowhere.yaml'",
                "--sip-port=0 | --script"
            })
    void saysWhatIsWrongWithItsOptions(String options, String said) throws Exception {
        String[] arguments = ("--webhook=http://127.0.0.1:1/ " + options).split(" ", -1);
        try (OneFile program = OneFile.run(arguments)) {
            assertThat(program.exitCode()).as(program.output()).isEqualTo(2);
            assertThat(program.output()).contains(said).doesNotContain("\tat ");
        }
    }
}
