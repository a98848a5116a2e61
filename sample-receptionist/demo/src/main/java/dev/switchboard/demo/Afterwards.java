package dev.switchboard.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** After the story: says what can be done now, and takes over a new build of the application. */
final class Afterwards {

    private static final String TOOL = "tools/src/main/java/dev/switchboard/tools/appointments/AppointmentTools.java";
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Options options;
    private final Screen screen;
    private final int sipPort;
    private final Server server;

    Afterwards(Options options, Screen screen, int sipPort, Server server) {
        this.options = options;
        this.screen = screen;
        this.sipPort = sipPort;
        this.server = server;
    }

    /** Goes on beside what others do, until the process ends. */
    void begin() throws IOException {
        screen.line("");
        screen.line("  Look      " + options.page());
        // to be copied as a whole
        screen.line(
                "  Query     " + String.join(" ", quoted()).replaceAll(" (-url|-sql) ", " \\\\\n              $1 "));
        screen.line("  Call      sipp -sn uac -s " + Demo.NUMBER + " 127.0.0.1:" + sipPort + " -m 1 -d 15000");
        screen.line("            or any softphone: sip:" + Demo.NUMBER + "@127.0.0.1:" + sipPort);
        screen.line("  Change    " + TOOL + ":" + line() + ",");
        screen.line("            bookAppointment; then in another shell, and call again:");
        screen.line("            mvn -q -Pdemo -pl sample-receptionist -am package");
        screen.line("  End       Ctrl-C");
        Thread watch = new Thread(this::watch, "new-build");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        try {
            FileTime deployed = Files.getLastModifiedTime(options.war());
            while (true) {
                TimeUnit.MILLISECONDS.sleep(500);
                if (!Files.exists(options.war())) {
                    continue;
                }
                FileTime built = Files.getLastModifiedTime(options.war());
                if (!built.equals(deployed) && built.toInstant().plus(SETTLED).isBefore(Instant.now())) {
                    deployed = built;
                    redeploy();
                }
            }
        } catch (IOException e) {
            screen.line("  No new build is taken over any more: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the tool stands in its source; the demo's directory is target/demo of the checkout. */
    private long line() throws IOException {
        Path source = options.directory().resolve("../..").resolve(TOOL);
        if (!Files.exists(source)) {
            return 1;
        }
        try (Stream<String> lines = Files.lines(source)) {
            return 1
                    + lines.takeWhile(line -> !line.contains("Booking bookAppointment("))
                            .count();
        }
    }

    private void redeploy() throws InterruptedException {
        screen.line("");
        screen.story("server", "restarts with the new build");
        server.close();
        try {
            server.start(screen);
            screen.story("server", "is ready again; call it");
        } catch (DemoFailure e) {
            screen.line("  " + e.getMessage());
        }
    }

    private List<String> quoted() {
        return new Evidence(options.databaseUrl())
                .command(ActOne.SQL.replaceAll("\\s+", " ")).stream()
                        .map(word -> word.matches("[A-Za-z0-9_./:+-]+") ? word : "\"" + word + "\"")
                        .toList();
    }
}
