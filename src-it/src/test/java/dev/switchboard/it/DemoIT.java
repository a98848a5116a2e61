package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.demo.Demo;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The demo, run as {@code mvn -Pdemo} runs it, in a JVM of its own. */
class DemoIT {

    record Run(int exitCode, String output) {}

    /** Runs it to the end of its story. */
    static Run demo(String name, Map<String, String> options) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(options);
        all.put("demo.exit", "true");
        return demo(name, all, "");
    }

    /** Runs it with what somebody types. */
    private static Run demo(String name, Map<String, String> options, String typed)
            throws IOException, InterruptedException {
        Path directory = directory(name);
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-Xmx200m",
                "-Duser.timezone=UTC",
                "-Ddemo.war=" + Receptionist.property("it.war"),
                "-Ddemo.payara=" + Receptionist.property("it.payara"),
                "-Ddemo.directory=" + directory));
        options.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add(Demo.class.getName());
        Path log = directory.resolveSibling(name + ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(typed.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("the demo does not end: " + Files.readString(log));
        }
        return new Run(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }

    private static Path directory(String name) {
        return Receptionist.directory().resolveSibling(name);
    }

    private static Map<String, String> freePorts() {
        return Map.of("demo.http.port", String.valueOf(Receptionist.freePort()), "demo.sip.port", "0");
    }

    static Map<String, String> freePortsAnd(String key, String value) {
        Map<String, String> options = new HashMap<>(freePorts());
        options.put(key, value);
        return options;
    }

    @Test
    void tellsTheStoryThatTheReadmeShows() throws Exception {
        Run run = demo("demo", freePorts());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(Readme.comparable(run.output()))
                .isEqualTo(Readme.comparable(
                        Readme.blocks("text").get(0) + Readme.blocks("text").get(1)));
        assertThat(run.output()).contains("a second time: answered with 204");
        assertThat(megabytes(run.output())).isLessThan(2000);
        assertThat(Receptionist.query(directory("demo").resolve("receptionist"), Readme.block("sql")))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("Ada Lovelace", "+14155550123", "bookAppointment", "COMMITTED"),
                        second -> assertThat(second)
                                .contains("Grace Hopper", "+14155550124", "bookAppointment", "COMMITTED"));
    }

    @Test
    void letsWhoeverWatchesCall() throws Exception {
        Run run = demo("demo-typed", freePorts(), """
                help
                some bread, please
                What is free on Sunday?
                I'd like Tuesday at two
                Thank you, bye
                """);

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output().replaceAll("\\s+", " "))
                .contains("What is understood, in your own words: Thank you, bye What is free on Friday?")
                .contains("You: some bread, please No rule is for that.")
                .contains("Agent: I am sorry, I did not understand that. On which day")
                .containsPattern("Agent: On Sunday, [A-Z][a-z]+ \\d+ nothing is free\\.")
                .contains("Agent: Goodbye.")
                .doesNotContain("Nobody types here");
        assertThat(Readme.comparable(run.output()))
                .contains(Readme.comparable(Readme.blocks("text").get(2)));
        LocalDate tuesday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
        assertThat(Receptionist.query(
                        directory("demo-typed").resolve("receptionist"),
                        "select a.name, a.phone from appointment a join switchboard_call c on c.call_id = a.call_id"
                                + " where a.starts_at = timestamp '" + tuesday + " 14:00:00'"))
                .containsExactly(List.of("Ada Lovelace", "+14155550123"));
    }

    private static int megabytes(String output) {
        return Integer.parseInt(output.replaceAll("(?s).*together: (\\d+) MB.*", "$1"));
    }

    @Test
    void bringsTheGivenNameAndPhoneIntoTheRows() throws Exception {
        Map<String, String> options = freePortsAnd("demo.name", "Zoë O'Hara 7");
        options.put("demo.phone", "+4930123456");
        Run run = demo("demo-name", options);

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).containsPattern("Zoë O'Hara 7 +\\| \\+4930123456 \\| \\d{4}-");
    }

    @Test
    void endsWithAnUnderstandableStoryWhereTheServerHoldsAnotherSecret() throws Exception {
        Run run = demo("demo-secret", freePortsAnd("demo.break", "webhook-secret"));

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("refused with 401: the signature does not match")
                .contains("Nobody answered: the server refused the webhook")
                .contains("What to do: give both the same secret")
                .doesNotContain("Exception");
    }

    @Test
    void tellsAnotherStoryWhereTheToolSaysNo() throws Exception {
        Run run = demo("demo-closed", freePortsAnd("demo.break", "closed-day"));

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output().replaceAll("\\s+", " "))
                .contains("rolled back in")
                .contains("Agent: I am sorry.")
                .contains("is not free. Nothing is free that day. Free on Monday, ")
                .contains("There is no appointment of Ada Lovelace");
    }

    @Test
    void saysWhichPortIsOccupied() throws Exception {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = demo("demo-port", freePortsAnd("demo.http.port", String.valueOf(occupied.getLocalPort())));

            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output())
                    .contains("Port " + occupied.getLocalPort() + " is occupied by another program.")
                    .contains("What to do: ");
        }
    }
}
