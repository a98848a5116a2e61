package dev.switchboard.demo;

import dev.switchboard.emulator.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the demo. Ends the JVM with 1 where the story did not come to its good end. */
public final class Demo {

    static final String NUMBER = "+18005550100";

    private final Options options;
    private final Screen screen = new Screen(System.out);
    private final Clock clock = Clock.system(ZoneId.systemDefault());
    private final Slot slot;

    private Demo(Options options) {
        this.options = options;
        this.slot = options.isBroken(Options.CLOSED_DAY) ? Slot.nextSunday(clock) : Slot.nextWeekday(clock);
    }

    /**
     * Starts everything, plays the story, shows what is in the database, and lets people call.
     *
     * @param args none; see {@link Options} for the system properties
     */
    public static void main(String[] args) {
        try {
            new Demo(Options.fromSystemProperties()).run();
        } catch (DemoFailure e) {
            System.out.println();
            System.out.println("  " + e.getMessage());
            System.out.println();
            System.out.flush();
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.out.println("  " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws DemoFailure, IOException, InterruptedException {
        Files.createDirectories(options.directory());
        forgetEarlierRuns();
        Words words = new Words(screen, new Desk(options.page()));
        Optional<YourTurn> turn =
                options.exit() ? Optional.empty() : Optional.of(new YourTurn(options, screen, words, clock));
        Service service = new Service(options);
        try (Story story = new Story(screen, words);
                Emulator emulator = service.start(
                        slot, turn.map(YourTurn::listener).map(story::andThen).orElse(story))) {
            Server server = new Server(options, service.configuration(emulator));
            Thread atExit = new Thread(server::close, "end-of-server");
            Runtime.getRuntime().addShutdownHook(atExit);
            try (MemoryWatch memory = new MemoryWatch(server::handle)) {
                server.requireFreePort();
                screen.line("");
                screen.story(
                        "server", "Payara Micro starts with " + options.war().getFileName());
                server.start(screen);
                screen.story("server", "is ready; watch the calls at " + options.page());
                play(emulator, story, memory);
                if (turn.isPresent()) {
                    new Afterwards(options, screen, emulator.sipPort(), server).begin();
                    turn.get().take(emulator, story);
                }
            } finally {
                server.close();
            }
        }
    }

    private void play(Emulator emulator, Story story, MemoryWatch memory)
            throws DemoFailure, IOException, InterruptedException {
        Evidence evidence = new Evidence(options.databaseUrl());
        new ActOne(options, screen, slot).play(emulator, story, evidence);
        new ActTwo(options, screen).play(emulator, story, evidence);
        screen.line("");
        screen.line("  Peak memory of all processes together: " + memory.peak());
    }

    private void forgetEarlierRuns() throws IOException {
        try (Stream<Path> files = Files.list(options.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
