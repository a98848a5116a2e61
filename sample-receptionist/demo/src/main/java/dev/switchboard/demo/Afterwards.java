package dev.switchboard.demo;

import dev.switchboard.emulator.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** After the story: says what can be done now, and takes over a new build of the application. */
final class Afterwards {

    private static final String TOOL = "tools/src/main/java/dev/switchboard/tools/appointments/AppointmentTools.java";
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Options options;
    private final Screen screen;
    private final Emulator emulator;
    private final Server server;

    Afterwards(Options options, Screen screen, Emulator emulator, Server server) {
        this.options = options;
        this.screen = screen;
        this.emulator = emulator;
        this.server = server;
    }

    /** Stays until the process is ended. */
    void stay() throws InterruptedException, IOException {
        screen.line("");
        screen.line("  Look      " + options.page());
        screen.line("  Query     " + String.join(" ", quoted()));
        screen.line("  Call      sipp -sn uac -s +18005550100 127.0.0.1:" + emulator.sipPort() + " -m 1 -d 15000");
        screen.line("            or any softphone: sip:+18005550100@127.0.0.1:" + emulator.sipPort());
        screen.line("  Change    " + TOOL + ":" + line() + ",");
        screen.line("            bookAppointment; then in another shell, and call again:");
        screen.line("            mvn -q -Pdemo -pl sample-receptionist -am package");
        screen.line("  End       Ctrl-C");
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
    }

    /** Where the tool stands in its source; the demo's directory is target/demo of the checkout. */
    private long line() throws IOException {
        Path source = options.directory().resolve("../..").resolve(TOOL);
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

    private java.util.List<String> quoted() {
        return new Evidence(options.databaseUrl())
                .command().stream()
                        .map(word -> word.matches("[A-Za-z0-9_./:+-]+") ? word : "\"" + word + "\"")
                        .toList();
    }
}
