package dev.switchboard.emulator.program;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.testing.TestEmulator;
import dev.switchboard.emulator.timeline.StoryPrinter;
import dev.switchboard.emulator.timeline.TimelineDirectory;
import dev.switchboard.emulator.typed.InteractiveCaller;
import dev.switchboard.emulator.typed.TypedRules;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line, and what is done with it. */
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
            "0:the one call went as its script says",
            "1:the one call did not go as its script says",
            "2:options or files are no good",
            "3:a port cannot be had",
            "130, 143:ended with Ctrl-C, or terminated"
        })
final class EmulatorCommand implements Callable<Integer> {

    private static final Duration LONGEST_CALL = Duration.ofMinutes(60);

    @Mixin
    private ServiceOptions service = new ServiceOptions();

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
        Emulator.Builder builder = service.builder();
        for (Path script : conversation.scripts) {
            builder.script(InputFile.read(Script::load, script));
        }
        try (Ending ending = new Ending()) {
            if (timelines != null) {
                TimelineDirectory directory = directory(timelines);
                ending.closes(directory::close);
                builder.listener(directory).frames(directory);
            }
            return converse(builder, ending);
        } catch (IOException e) {
            throw new ProgramException(ProgramException.CANNOT_START, e.getMessage() + ".");
        }
    }

    private static TimelineDirectory directory(Path path) throws ProgramException {
        try {
            return new TimelineDirectory(path);
        } catch (IOException e) {
            throw new ProgramException(ProgramException.WRONG_USAGE, "no directory can be made of " + path + ": " + e);
        }
    }

    private int converse(Emulator.Builder builder, Ending ending)
            throws ProgramException, IOException, InterruptedException {
        Path rules = conversation.interactive;
        String number = call;
        if (number == null) {
            if (rules != null) {
                throw new ProgramException(ProgramException.WRONG_USAGE, "--interactive needs --call: whom to call.");
            }
            return serve(builder, ending);
        }
        return rules == null ? play(builder, number, ending) : type(builder, number, rules, ending);
    }

    /** Plays scripts in the calls of others until somebody ends the program. */
    private int serve(Emulator.Builder builder, Ending ending) throws IOException, InterruptedException {
        Emulator emulator = builder.listener(printer(ending)).start();
        ending.closes(emulator::close);
        ready(emulator.sipPort(), emulator.apiBaseUrl());
        new CountDownLatch(1).await();
        return 0;
    }

    private StoryPrinter printer(Ending ending) {
        StoryPrinter printer = new StoryPrinter(out::println);
        ending.closes(printer::close);
        return printer;
    }

    private int play(Emulator.Builder builder, String number, Ending ending) throws IOException {
        TestEmulator emulator = TestEmulator.start(builder.listener(printer(ending)));
        ending.closes(emulator::close);
        ready(emulator.sipPort(), emulator.apiBaseUrl());
        try {
            emulator.call(number)
                    .from(name, from)
                    .atMost(LONGEST_CALL)
                    .untilOver()
                    .accepted();
            return 0;
        } catch (AssertionError e) {
            // what was wrong is in the story
            return ProgramException.CALL_WENT_WRONG;
        }
    }

    private int type(Emulator.Builder builder, String number, Path rulesFile, Ending ending)
            throws ProgramException, IOException, InterruptedException {
        TypedRules rules = InputFile.read(TypedRules::load, rulesFile);
        InteractiveCaller caller = new InteractiveCaller(
                rules,
                Clock.system(ZoneId.systemDefault()),
                new InputStreamReader(System.in, Charset.defaultCharset()),
                out);
        Emulator emulator = builder.script(rules.script()).listener(caller).start();
        ending.closes(emulator::close);
        ready(emulator.sipPort(), emulator.apiBaseUrl());
        CallEnded ended = caller.call(emulator, number, name, from);
        return ended.by() == Party.SERVICE ? ProgramException.CALL_WENT_WRONG : 0;
    }

    private void ready(int port, URI api) {
        out.println("Call        sip:<number>@127.0.0.1:" + port);
        out.println("Application must use " + api + " as the service's address, and show its API key there");
        out.println("Webhooks    go to " + service.webhook());
    }
}
