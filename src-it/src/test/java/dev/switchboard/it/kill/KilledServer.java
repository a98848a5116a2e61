package dev.switchboard.it.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Payara Micro as a process of its own, to be killed and started again. */
public final class KilledServer implements AutoCloseable {

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
    private long logged;

    /**
     * Starts a server.
     *
     * @param payara Payara Micro
     * @param war what it runs
     * @param log where its log is appended
     * @param port where it listens
     * @param properties system properties of each of its processes, as {@code -Dname=value}
     * @param first more of them for the first process alone
     */
    public KilledServer(Path payara, Path war, Path log, int port, List<String> properties, List<String> first)
            throws IOException {
        this.payara = payara;
        this.war = war;
        this.log = log;
        this.port = port;
        this.properties = properties;
        this.process = launch(first);
    }

    /**
     * What has a process killed at a point, when it comes by first, with what goes on beside it held up so that it comes
     * neither earlier nor later than {@linkplain KillPoint the point} says.
     *
     * @param point where
     * @return system properties of the process
     */
    static List<String> killedExactlyAt(KillPoint point) {
        List<String> properties = new ArrayList<>(killedAt(point, 1));
        properties.add("-D" + KillPoint.HOLDS + "=true");
        return properties;
    }

    /**
     * What has a process killed at a point.
     *
     * @param point where
     * @param times at the how many-th time of passing it
     * @return system properties of the process
     */
    public static List<String> killedAt(KillPoint point, int times) {
        return List.of("-D" + KillPoint.PROPERTY + "=" + point, "-D" + KillPoint.TIMES + "=" + times);
    }

    private Process launch(List<String> more) throws IOException {
        logged = Files.exists(log) ? Files.size(log) : 0;
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

    /** Where the application is. */
    public URI application() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** The door answers, or the process is dead already. That it refuses what is no webhook is answer enough. */
    public void awaitReady() {
        HttpRequest knock = HttpRequest.newBuilder(application().resolve("switchboard/webhook"))
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpClient http = HttpClient.newHttpClient();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> !process.isAlive()
                        || http.send(knock, BodyHandlers.discarding()).statusCode() == NO_WEBHOOK);
    }

    /** Waits until the process has logged a line with these words. */
    void awaitLogged(String words) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).indexOf(words, (int) logged) >= 0);
    }

    /** Sends signal 9, unless the process is dead already. */
    public void kill() {
        process.destroyForcibly();
    }

    /**
     * Waits for the process to be killed.
     *
     * @param atMost how long
     * @return whether it was
     */
    public boolean awaitKill(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Waits until the process was killed, and starts another one.
     *
     * @param more system properties of that one
     */
    public void startAgain(List<String> more) throws Exception {
        assertThat(awaitKill(Duration.ofSeconds(60)))
                .as("the server was killed")
                .isTrue();
        assertThat(process.exitValue()).as("by signal 9").isEqualTo(KILLED);
        long before = process.pid();
        process = launch(more);
        assertThat(process.pid()).isNotEqualTo(before);
        awaitReady();
    }

    /** Ends it as one does, so that it comes to the end of what it has begun. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
