package dev.switchboard.emulator.program;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.testing.TestEmulator;
import dev.switchboard.emulator.timeline.StoryPrinter;
import dev.switchboard.emulator.timeline.TimelineDirectory;
import dev.switchboard.emulator.typed.InteractiveCaller;
import dev.switchboard.emulator.typed.TypedRules;
import dev.switchboard.emulator.yaml.FormatException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
        name = "java -jar agent-emulator-all.jar",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        description = {
            "A stand-in for OpenAI's voice service. It takes SIP calls on this machine, announces them to an"
                    + " application with a signed webhook, and plays the model by scripts."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ended, or the one call went as its script says",
            "1:the one call did not go as its script says",
            "2:options or files are no good",
            "3:a port cannot be had"
        })
final class EmulatorCommand implements Callable<Integer> {

    @Option(
            names = "--webhook",
            required = true,
            paramLabel = "URL",
            description = "Where calls are announced: the application's webhook.")
    private URI webhook = URI.create("http://127.0.0.1/");

    @Option(
            names = "--webhook-secret",
            required = true,
            paramLabel = "SECRET",
            defaultValue = "${env:OPENAI_WEBHOOK_SECRET}",
            description = "Signs webhooks: whsec_ and base64. Default: $OPENAI_WEBHOOK_SECRET.")
    private String secret = "";

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            defaultValue = "${env:OPENAI_API_KEY:-sk-emulator}",
            description = "What the application must show. Default: $OPENAI_API_KEY, or else sk-emulator.")
    private String apiKey = "";

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "9090",
            description = "Where the application reaches the service; 0 for any. Default: ${DEFAULT-VALUE}.")
    private int httpPort;

    @Option(
            names = "--sip-port",
            paramLabel = "PORT",
            defaultValue = "5060",
            description = "Where callers dial in, with UDP and TCP; 0 for any. Default: ${DEFAULT-VALUE}.")
    private int sipPort;

    @ArgGroup(multiplicity = "1", exclusive = false)
    private Conversation conversation = new Conversation();

    /** What is said: at least one of them. */
    static final class Conversation {

        @Option(
                names = "--script",
                paramLabel = "FILE",
                description =
                        "What is said and done in calls. May be given several times: a call plays the first that is"
                                + " for it.")
        private List<Path> scripts = new ArrayList<>();

        @Option(
                names = "--interactive",
                paramLabel = "FILE",
                description = "Calls the number of --call itself and reads what the caller says from the terminal; the"
                        + " file has the rules for what happens then.")
        private @Nullable Path interactive;
    }

    @Option(
            names = "--variable",
            paramLabel = "NAME=VALUE",
            description = "A value for a placeholder of scripts. May be given several times.")
    private Map<String, String> variables = Map.of();

    @Option(
            names = "--call",
            paramLabel = "NUMBER",
            description = "Calls this number itself, plays the script, and ends.")
    private @Nullable String call;

    @Option(
            names = "--from",
            paramLabel = "NUMBER",
            defaultValue = "+14155550123",
            description = "Who calls, with --call. Default: ${DEFAULT-VALUE}.")
    private String from = "";

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "The caller's name, with --call.")
    private String name = "";

    @Option(
            names = "--per-word",
            paramLabel = "TIME",
            defaultValue = "300ms",
            description = "How long a spoken word takes. Default: ${DEFAULT-VALUE}.")
    private Duration perWord = Duration.ZERO;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "10s",
            description = "How long a script waits for the application before it is stuck. Default: ${DEFAULT-VALUE}.")
    private Duration patience = Duration.ZERO;

    @Option(
            names = "--ring",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "How long a call rings before it is given up. Default: ${DEFAULT-VALUE}.")
    private Duration ring = Duration.ZERO;

    @Option(names = "--faults", paramLabel = "FILE", description = "What goes wrong in calls.")
    private @Nullable Path faults;

    @Option(
            names = "--timelines",
            paramLabel = "DIRECTORY",
            description = "Writes two files for each call there: a page for people, and lines of JSON.")
    private @Nullable Path timelines;

    private final PrintWriter out;

    EmulatorCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws ProgramException, InterruptedException {
        Emulator.Builder builder = builder();
        TimelineDirectory directory = timelines == null ? null : directory(timelines);
        try {
            if (directory != null) {
                builder.listener(directory).frames(directory);
            }
            return conversation.interactive == null ? tell(builder) : type(builder, conversation.interactive);
        } catch (IOException e) {
            throw new ProgramException(ProgramException.CANNOT_START, e.getMessage() + ".");
        } finally {
            if (directory != null) {
                directory.close();
            }
        }
    }

    private Emulator.Builder builder() throws ProgramException {
        Emulator.Builder builder = Emulator.builder()
                .webhook(webhook, secret)
                .apiKey(apiKey)
                .httpPort(httpPort)
                .sipPort(sipPort)
                .perWord(perWord)
                .patience(patience)
                .decisionTimeout(ring);
        for (Path script : conversation.scripts) {
            builder.script(read(Script::load, script));
        }
        variables.forEach(builder::variable);
        if (faults != null) {
            builder.faults(read(FaultPlan::load, faults));
        }
        return builder;
    }

    private static <T> T read(Function<Path, T> reader, Path file) throws ProgramException {
        try {
            return reader.apply(file);
        } catch (FormatException e) {
            throw new ProgramException(ProgramException.WRONG_USAGE, e.getMessage());
        } catch (UncheckedIOException e) {
            throw new ProgramException(
                    ProgramException.WRONG_USAGE,
                    e.getMessage() + ": " + e.getCause().getMessage());
        }
    }

    private static TimelineDirectory directory(Path path) throws ProgramException {
        try {
            return new TimelineDirectory(path);
        } catch (IOException e) {
            throw new ProgramException(ProgramException.WRONG_USAGE, "no directory can be made of " + path + ": " + e);
        }
    }

    /** Plays scripts, in the calls of others or in one of its own. */
    private int tell(Emulator.Builder builder) throws IOException, InterruptedException {
        try (StoryPrinter printer = new StoryPrinter(out::println);
                TestEmulator emulator = start(builder.listener(printer))) {
            ready(emulator.sipPort(), emulator.apiBaseUrl());
            if (call == null) {
                new CountDownLatch(1).await();
            }
            emulator.call(String.valueOf(call))
                    .from(name, from)
                    .atMost(Duration.ofMinutes(60))
                    .untilOver()
                    .accepted();
            return 0;
        } catch (AssertionError e) {
            return ProgramException.CALL_WENT_WRONG;
        }
    }

    private static TestEmulator start(Emulator.Builder builder) throws IOException {
        return TestEmulator.start(builder);
    }

    private int type(Emulator.Builder builder, Path rulesFile)
            throws ProgramException, IOException, InterruptedException {
        if (call == null) {
            throw new ProgramException(ProgramException.WRONG_USAGE, "--interactive needs --call: whom to call.");
        }
        TypedRules rules = read(TypedRules::load, rulesFile);
        InteractiveCaller caller = new InteractiveCaller(
                rules,
                Clock.system(ZoneId.systemDefault()),
                new InputStreamReader(System.in, Charset.defaultCharset()),
                out);
        try (Emulator emulator = builder.script(rules.script()).listener(caller).start()) {
            ready(emulator.sipPort(), emulator.apiBaseUrl());
            CallEnded ended = caller.call(emulator, call, name, from);
            return ended.by() == Party.SERVICE ? ProgramException.CALL_WENT_WRONG : 0;
        }
    }

    private void ready(int port, URI api) {
        out.println("Call        sip:<number>@127.0.0.1:" + port);
        out.println("Application must use " + api + " as the service's address, and shows its API key there");
        out.println("Webhooks    go to " + webhook);
    }
}
