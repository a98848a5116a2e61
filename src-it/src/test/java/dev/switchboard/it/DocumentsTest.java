package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say is what the code does. */
class DocumentsTest {

    private static final Path ROOT = Path.of(Receptionist.property("it.root"));
    private static final Path RUNTIME = ROOT.resolve("agent-runtime/src/main");

    @ParameterizedTest
    @ValueSource(strings = {"OrderTools", "Shop"})
    void theReadmeShowsTheBeansThatATestDeploys(String bean) throws IOException {
        String source = read(ROOT.resolve("src-it/src/test/java/dev/switchboard/it/trial/" + bean + ".java"));
        String body = source.substring(source.indexOf("\n@") + 1).strip();

        assertThat(Readme.block("java").replaceAll("\\s+", " ")).contains(body.replaceAll("\\s+", " "));
    }

    @Test
    void theConfigurationPageHasEveryKeyAndNoOther() throws IOException {
        Set<String> inCode = new TreeSet<>(found(sources(), "@ConfigProperty\\(name = \"(switchboard\\.[a-z.-]+)\""));
        Set<String> onPage =
                found(read(ROOT.resolve("docs/reference/configuration.md")), "(?m)^\\| `(switchboard\\.[a-z.-]+)`");

        assertThat(onPage).isEqualTo(inCode);
    }

    @Test
    void theConfigurationPageHasTheDefaults() throws IOException {
        String page = read(ROOT.resolve("docs/reference/configuration.md"));
        String defaults = read(RUNTIME.resolve("resources/META-INF/microprofile-config.properties"));

        defaults.lines()
                .filter(line -> line.startsWith("switchboard.") && !line.contains("${"))
                .forEach(line -> {
                    String[] pair = line.split("=", 2);
                    assertThat(page)
                            .containsPattern("\\| `" + Pattern.quote(pair[0]) + "` \\|[^|]*" + Pattern.quote(pair[1]));
                });
    }

    @Test
    void theTelemetryPageHasEveryMeterAndAttribute() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String file : Set.of(
                "dispatch/Telemetry", "telemetry/CallMeters", "telemetry/CallTelemetry", "telemetry/ResponseSpans")) {
            String source = read(RUNTIME.resolve("java/dev/switchboard/" + file + ".java"));
            names.addAll(found(source, "\"((?:switchboard|gen_ai|error)\\.[a-z_.]*[a-z])\""));
        }

        assertThat(names).hasSizeGreaterThan(25);
        assertThat(found(read(ROOT.resolve("docs/reference/telemetry.md")), "`([a-z_.]+)`"))
                .containsAll(names);
    }

    @Test
    void theTelemetryPageHasTheMetricsOfCallsAndEveryHealthCheck() throws IOException {
        String page = read(ROOT.resolve("docs/reference/telemetry.md"));
        Set<String> metrics = found(
                read(RUNTIME.resolve("java/dev/switchboard/telephony/CallMetrics.java")),
                "= \"(switchboard\\.[a-z.]+)\"");
        Set<String> checks = found(sources(), "Part\\.response\\(\\s*\"([a-z-]+)\"");

        assertThat(found(page, "(?m)^\\| `(switchboard\\.calls\\.[a-z.]+)`")).containsAll(metrics);
        assertThat(found(page, "(?m)^\\| `(switchboard-[a-z-]+)`")).isEqualTo(checks);
        assertThat(metrics).hasSize(3);
        assertThat(checks).hasSize(4);
    }

    @Test
    void theLedgerPageHasEveryReasonForWhichACallIsNotTaken() throws IOException {
        String telephony = "java/dev/switchboard/telephony/";
        Set<String> reasons = new TreeSet<>();
        for (String source : Set.of("CallAnswering", "AgentDecision", "Acceptance", "CallLimits")) {
            reasons.addAll(found(
                    read(RUNTIME.resolve(telephony + source + ".java")),
                    "(?:Outcome\\.\\w+|UNAVAILABLE|NOT_FOUND|reject\\(480\\)|answer|486|603), \"([a-z_]+)\""));
        }

        assertThat(reasons).hasSizeGreaterThan(11);
        assertThat(found(read(ROOT.resolve("docs/reference/ledger.md")), "`([a-z_]+)`"))
                .containsAll(reasons);
    }

    @Test
    void theLedgerPageHasEveryKindOfMoment() throws IOException {
        Set<String> notes = found(sources("java/dev/switchboard/call"), "\\.note\\(([^,]+),");
        Set<String> kinds = found(String.join("\n", notes), "\"([a-z_]+)\"");
        String page = read(ROOT.resolve("docs/reference/ledger.md"));

        assertThat(kinds).hasSizeGreaterThan(14);
        assertThat(found(page.substring(page.indexOf("| kind | what happened |")), "(?m)^\\| ([a-z_]+) \\|"))
                .containsAll(kinds);
    }

    /** A link to a file that is not there helps nobody. */
    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            pages.filter(page -> page.toString().endsWith(".md")))
                    .forEach(page -> {
                        for (String link : found(read(page), "\\]\\(([^)#:]+)(?:#[^)]*)?\\)")) {
                            assertThat(page.resolveSibling(link))
                                    .as("link in " + page)
                                    .exists();
                        }
                    });
        }
    }

    private static Set<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() throws IOException {
        return sources("");
    }

    private static String sources(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(RUNTIME.resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(DocumentsTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
