package dev.switchboard.it.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Payara Micro as a process of its own, to be killed and started again. */
final class KilledServer implements AutoCloseable {

    /** What the operating system's signal 9 leaves. */
    private static final int KILLED = 128 + 9;

    /** What the door says to a body without a type. */
    private static final int NO_WEBHOOK = 415;

    private final Path payara;
    private final Path war;
    private final Path log;
    private final int port;
    private final List<String> properties;
    private Process process;

    /** Starts a server that is killed at a point. */
    KilledServer(Path payara, Path war, Path log, int port, List<String> properties, KillPoint point)
            throws IOException {
        this.payara = payara;
        this.war = war;
        this.log = log;
        this.port = port;
        this.properties = properties;
        this.process = launch(List.of("-D" + KillPoint.PROPERTY + "=" + point));
    }

    private Process launch(List<String> more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true"));
        command.addAll(properties);
        command.addAll(more);
        command.addAll(List.of(
                "-jar",
                payara.toString(),
                "--deploy",
                war.toString(),
                "--contextroot",
                "/",
                "--port",
                String.valueOf(port),
                "--noCluster",
                "--disablephonehome",
                "--nohostaware"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    URI application() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** The door answers; that it refuses what is no webhook is answer enough. */
    void awaitReady() {
        HttpRequest knock = HttpRequest.newBuilder(application().resolve("switchboard/webhook"))
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpClient http = HttpClient.newHttpClient();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> http.send(knock, BodyHandlers.discarding()).statusCode() == NO_WEBHOOK);
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Waits until the process was killed, and starts it again, without a point at which it is. */
    void startAgain() throws Exception {
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("the server was killed")
                .isTrue();
        assertThat(process.exitValue()).as("by signal 9").isEqualTo(KILLED);
        long before = process.pid();
        process = launch(List.of());
        assertThat(process.pid()).isNotEqualTo(before);
        awaitReady();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
