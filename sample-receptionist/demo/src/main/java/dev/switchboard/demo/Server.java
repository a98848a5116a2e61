package dev.switchboard.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Payara Micro with the sample receptionist, as a process of its own. */
final class Server implements AutoCloseable {

    private static final Pattern PROBLEM = Pattern.compile("SWB-\\d{4}: [^\\n]*");
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    private final Options options;
    private final List<String> configuration;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private @Nullable Process process;

    Server(Options options, List<String> configuration) {
        this.options = options;
        this.configuration = List.copyOf(configuration);
    }

    void requireFreePort() throws DemoFailure {
        try (ServerSocket socket = new ServerSocket(options.httpPort(), 1, InetAddress.getLoopbackAddress())) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw new DemoFailure(
                    "Port " + options.httpPort() + " is occupied by another program.",
                    "end that program, or choose another port: -Ddemo.http.port=8081");
        }
    }

    /** Starts the server and waits until the application answers: Payara says that it is ready even when it does not. */
    void start(Screen screen) throws DemoFailure, InterruptedException {
        Instant begun = Instant.now();
        process = launch();
        Instant nextLine = begun.plus(LINE_EVERY);
        while (!answers()) {
            failIfItCannotCome(begun);
            if (Instant.now().isAfter(nextLine)) {
                screen.story("server", "still starting; its log is " + options.serverLog());
                nextLine = nextLine.plus(LINE_EVERY);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
    }

    private Process launch() {
        List<String> command = new java.util.ArrayList<>(List.of(
                java(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                // the practice is where the demo runs, by whose clock people say when they come
                "-Duser.timezone=" + ZoneId.systemDefault()));
        command.addAll(configuration);
        command.addAll(List.of(
                "-jar",
                options.payara().toString(),
                "--deploy",
                options.war().toString(),
                "--contextroot",
                "/",
                "--noCluster",
                "--disablephonehome",
                "--port",
                String.valueOf(options.httpPort())));
        try {
            return new ProcessBuilder(command)
                    .directory(options.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(options.serverLog().toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(options.page() + "api/calls"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void failIfItCannotCome(Instant begun) throws DemoFailure {
        String log = log();
        if (log.contains("Exception while loading the app")) {
            throw new DemoFailure("The application was not deployed: " + reasons(log), lookIntoTheLog());
        }
        Process running = process;
        if (running != null && !running.isAlive()) {
            throw new DemoFailure(
                    "Payara Micro ended with exit code " + running.exitValue() + ": "
                            + log.lines()
                                    .filter(line -> !line.isBlank())
                                    .reduce((a, b) -> b)
                                    .orElse("it said nothing"),
                    lookIntoTheLog());
        }
        if (Duration.between(begun, Instant.now()).compareTo(LONGEST_START) > 0) {
            throw new DemoFailure(
                    "The application does not answer after " + LONGEST_START.toSeconds() + " s.", lookIntoTheLog());
        }
    }

    /** All problems with a code; where there are none, what the server says. */
    private static String reasons(String log) {
        Set<String> coded = new LinkedHashSet<>();
        PROBLEM.matcher(log).results().forEach(match -> coded.add(match.group().strip()));
        if (!coded.isEmpty()) {
            return coded.stream()
                    .map(line -> System.lineSeparator() + "    " + line)
                    .collect(Collectors.joining());
        }
        return log.lines()
                .filter(line -> line.contains("Exception while loading the app :"))
                .map(line -> line.replaceFirst(".*Exception while loading the app : *", ""))
                .findFirst()
                .orElse("it does not say why");
    }

    private String log() {
        try {
            return Files.exists(options.serverLog())
                    ? Files.readString(options.serverLog(), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            return "";
        }
    }

    private String lookIntoTheLog() {
        return "look into " + options.serverLog() + ", mend it and start again.";
    }

    Optional<ProcessHandle> handle() {
        return Optional.ofNullable(process).map(Process::toHandle);
    }

    @Override
    public void close() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
