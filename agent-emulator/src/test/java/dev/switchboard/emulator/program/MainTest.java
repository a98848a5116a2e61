package dev.switchboard.emulator.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the program says where it cannot do what it is asked for; whole calls are in {@code ProgramTest}. */
class MainTest {

    private record Run(int exitCode, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Run(exitCode, out.toString(), err.toString());
    }

    private static Run runWithWebhook(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("--webhook", "http://127.0.0.1:1/", "--webhook-secret", "whsec_c2VjcmV0", "--sip-port", "0"));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    @Test
    void helps() {
        Run run = run("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("--webhook=URL", "--interactive=FILE", "Exit codes:", "the one call went as its script says");
    }

    @Test
    void saysWhichOptionIsMissing() {
        Run run = run("--webhook-secret", "whsec_c2VjcmV0", "--script", "x.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Missing required option: '--webhook=URL'");
    }

    @Test
    void saysThatThereIsNothingToPlay() {
        Run run = runWithWebhook();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--script").contains("--interactive");
    }

    @Test
    void saysWhatADurationLooksLike() {
        Run run = runWithWebhook("--script", "x.yaml", "--per-word", "long");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'long' is no duration such as 300ms, 2s, 1m or PT2S");
    }

    @Test
    void saysWhichFileIsNotThere() {
        Run run = runWithWebhook("--script", "nowhere.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot read script nowhere.yaml").doesNotContain("\tat ");
    }

    @Test
    void saysWhereAScriptIsWrong(@TempDir Path directory) throws Exception {
        Path script = Files.writeString(directory.resolve("s.yaml"), "{name: x, steps: [{caller: hi}, {agnet: hi}]}");

        Run run = runWithWebhook("--script", script.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("s.yaml: steps[1] is no step: it needs one of caller, agent");
    }

    @Test
    void saysWhichPortIsOccupied(@TempDir Path directory) throws Exception {
        Path script = Files.writeString(directory.resolve("s.yaml"), "{name: x, steps: [{agent: hi}]}");
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = runWithWebhook("--script", script.toString(), "--http-port", "" + occupied.getLocalPort());

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err())
                    .contains("HTTP port " + occupied.getLocalPort() + " on 127.0.0.1 is occupied by another program.");
        }
    }

    @Test
    void isWhatItsPageSays() throws Exception {
        String page = Files.readString(Path.of("../docs/reference/emulator-program.md"));
        Set<String> shown = Pattern.compile("`(--[a-z-]+)`")
                .matcher(page.lines().filter(line -> line.startsWith("| `--")).collect(Collectors.joining("\n")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        // those in cells of other options' meanings are options too
        Set<String> known = new CommandLine(new EmulatorCommand(new PrintWriter(new StringWriter())))
                .getCommandSpec().optionsMap().keySet().stream()
                        .filter(option -> option.startsWith("--"))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown).isEqualTo(known);
    }
}
