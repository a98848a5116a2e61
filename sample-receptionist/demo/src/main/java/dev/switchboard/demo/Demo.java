package dev.switchboard.demo;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.emulator.script.Script;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Runs the demo. Ends the JVM with 1 where the story did not come to its good end. */
public final class Demo {

    private static final String NUMBER = "+18005550100";
    private static final String API_KEY = "sk-demo";
    private static final String SECRET = "whsec_c3dpdGNoYm9hcmQtZGVtby1zZWNyZXQ=";
    private static final String OTHER_SECRET = "whsec_c29tZWJvZHktZWxzZXMtc2VjcmV0";
    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    private final Options options;
    private final Screen screen = new Screen(System.out);
    private final Slot slot;

    private Demo(Options options) {
        this.options = options;
        Clock clock = Clock.system(ZoneId.systemDefault());
        this.slot = options.broken().equals(Options.CLOSED_DAY) ? Slot.nextSunday(clock) : Slot.nextWeekday(clock);
    }

    /**
     * Starts everything, plays the story, and shows what is in the database.
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
        try (Story story = new Story(screen, new Desk(options.page()));
                Emulator emulator = emulator(story)) {
            Server server = new Server(options, configuration(emulator));
            Thread atExit = new Thread(server::close, "end-of-server");
            Runtime.getRuntime().addShutdownHook(atExit);
            try (MemoryWatch memory = new MemoryWatch(server::handle)) {
                server.requireFreePort();
                screen.line("");
                screen.story(
                        "server", "Payara Micro starts with " + options.war().getFileName());
                server.start(screen);
                screen.story("server", "is ready; watch the call at " + options.page());
                call(emulator, story, memory);
                if (!options.exit()) {
                    new Afterwards(options, screen, emulator, server).stay();
                }
            } finally {
                server.close();
            }
        }
    }

    private Emulator emulator(Story story) throws DemoFailure {
        boolean broken = options.broken().equals(Options.WEBHOOK_SECRET);
        try {
            return Emulator.builder()
                    .sipPort(options.sipPort())
                    .webhook(URI.create(options.page() + "switchboard/webhook"), SECRET)
                    .apiKey(API_KEY)
                    .script(Script.load(Demo.class.getClassLoader(), "booking.yaml"))
                    .variable("slot", slot.iso())
                    .variable("slot.day", slot.day())
                    .variable("slot.spoken", slot.spoken())
                    .perWord(Duration.ofMillis(70))
                    .decisionTimeout(Duration.ofSeconds(broken ? 6 : 30))
                    .listener(story)
                    .start();
        } catch (IOException e) {
            throw new DemoFailure(e.getMessage() + ".", "end that program, or choose another: -Ddemo.sip.port=5070");
        }
    }

    private List<String> configuration(Emulator emulator) {
        boolean broken = options.broken().equals(Options.WEBHOOK_SECRET);
        return List.of(
                "-Dswitchboard.openai.base-url=" + emulator.apiBaseUrl(),
                "-Dswitchboard.openai.api-key=" + API_KEY,
                "-Dswitchboard.webhook.secrets=" + (broken ? OTHER_SECRET : SECRET),
                "-Dreceptionist.datasource.url=jdbc:h2:file:" + options.database());
    }

    private void call(Emulator emulator, Story story, MemoryWatch memory)
            throws DemoFailure, IOException, InterruptedException {
        try (SipPhone phone = SipPhone.udp()) {
            DialedCall call = phone.dial(NUMBER, emulator.sipPort(), options.name(), options.phone());
            story.whenScriptFinished(() -> hangUp(call));
            CallEnded ended = story.end().get(LONGEST_CALL.toSeconds(), TimeUnit.SECONDS);
            Evidence evidence = new Evidence(options.databaseUrl());
            String found = evidence.query();
            screen.line("");
            screen.line("  What another process finds in the database:");
            found.lines().forEach(line -> screen.line("    " + line));
            screen.line("  Peak memory of all processes together: " + memory.peak());
            require(ended, call, found);
        } catch (ExecutionException | TimeoutException e) {
            throw new DemoFailure(
                    "The call did not end within " + LONGEST_CALL.toSeconds() + " s.",
                    "look into " + options.serverLog() + ".");
        }
    }

    private void hangUp(DialedCall call) {
        try {
            call.hangUp();
        } catch (IOException e) {
            screen.story("phone", e.getMessage());
        }
    }

    private void require(CallEnded ended, DialedCall call, String found) throws DemoFailure {
        if (options.broken().equals(Options.WEBHOOK_SECRET)) {
            throw new DemoFailure(
                    "Nobody answered: the server refused the webhook, since it is signed with another secret than the"
                            + " server's switchboard.webhook.secrets.",
                    "give both the same secret; here, leave -Ddemo.break away.");
        }
        if (ended.by() != Party.CALLER) {
            throw new DemoFailure("The call broke off: " + ended.reason(), "look into " + options.serverLog() + ".");
        }
        List<String> facts = List.of(options.name(), options.phone(), slot.stored(), call.sipCallId());
        boolean booked = found.lines().anyMatch(line -> facts.stream().allMatch(line::contains));
        if (!booked) {
            throw new DemoFailure(
                    "There is no appointment of " + options.name() + " at " + slot.stored() + " in the database.",
                    "see above what the tool said, and " + options.serverLog() + ".");
        }
        screen.line("  " + options.name() + ", " + options.phone() + ", " + slot.stored()
                + ", and the SIP Call-ID stand in one row.");
    }

    private void forgetEarlierRuns() throws IOException {
        try (Stream<Path> files = Files.list(options.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
