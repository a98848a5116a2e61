package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.demo.Demo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The demo, run as {@code mvn -Pdemo} runs it, in a JVM of its own. */
class DemoIT {

    record Run(int exitCode, String output) {}

    static Run demo(String name, Map<String, String> options) throws IOException, InterruptedException {
        Path directory = Receptionist.directory().resolveSibling(name);
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-Xmx200m",
                "-Duser.timezone=UTC",
                "-Ddemo.exit",
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
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("the demo does not end: " + Files.readString(log));
        }
        return new Run(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }

    private static Map<String, String> freePorts() {
        return Map.of("demo.http.port", String.valueOf(Receptionist.freePort()), "demo.sip.port", "0");
    }

    static Map<String, String> freePortsAnd(String key, String value) {
        Map<String, String> options = new java.util.HashMap<>(freePorts());
        options.put(key, value);
        return options;
    }

    @Test
    void tellsTheStoryThatTheReadmeShows() throws Exception {
        Run run = demo("demo", freePorts());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(Readme.comparable(run.output())).isEqualTo(Readme.comparable(Readme.block("text")));
        assertThat(megabytes(run.output())).isLessThan(2000);
        Path database = Receptionist.directory().resolveSibling("demo").resolve("receptionist");
        assertThat(Receptionist.query(database, Readme.block("sql")))
                .singleElement(InstanceOfAssertFactories.list(String.class))
                .contains("Ada Lovelace", "+14155550123", "bookAppointment", "COMMITTED");
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
