package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.Agent;
import dev.switchboard.api.DefaultBean;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tutorial, the how-tos and the explanations show and claim, as far as it needs no server; see also {@link PagesIT}. */
class PagesTest {

    private static final Path ROOT = Path.of(Receptionist.property("it.root"));

    @TempDir
    Path directory;

    @Test
    void theTutorialsUnitTestPasses() throws Exception {
        Page tutorial = Page.of("tutorial/first-tool.md");
        String tools = "src/main/java/bakery/BakeryTools.java";
        PageCompiler compiler =
                new PageCompiler(directory).file(tools, tutorial.files(tools).get(1));
        for (String path : List.of("src/main/java/bakery/Bread.java", "src/test/java/bakery/BakeryToolsTest.java")) {
            compiler.file(path, tutorial.file(path));
        }

        ShownTests.run(compiler.compileAgainstTheApiAlone(), "bakery.BakeryToolsTest");
    }

    @Test
    void theToolsUnitTestPasses() throws Exception {
        Page howTo = Page.of("how-to/test-a-tool.md");
        PageCompiler compiler = new PageCompiler(directory);
        for (String path : List.of(
                "src/main/java/bakery/OrderTools.java",
                "src/main/java/bakery/OrderBook.java",
                "src/test/java/bakery/AnyCall.java",
                "src/test/java/bakery/OrderToolsTest.java")) {
            compiler.file(path, howTo.file(path));
        }

        ShownTests.run(compiler.compileAgainstTheApiAlone(), "bakery.OrderToolsTest");
    }

    /** The versions of a page's POM are those that the build has tried. */
    @ParameterizedTest
    @ValueSource(strings = {"tutorial/first-tool.md", "how-to/use-postgresql.md"})
    void thePomsHaveTheBuildsVersions(String page) throws IOException {
        String build = read(ROOT.resolve("pom.xml")) + read(ROOT.resolve("src-it/pom.xml"));
        List<String> versions = Page.of(page).blocks("xml").stream()
                .flatMap(pom -> found(pom, "version>([^<$]+)<"))
                .filter(version -> !version.equals("1"))
                .toList();

        assertThat(versions)
                .isNotEmpty()
                .allSatisfy(version -> assertThat(build).contains(">" + version + "<"));
    }

    @Test
    void theAnnotationsPageHasEveryElementWithItsTypeAndDefault() throws IOException {
        String page = read(ROOT.resolve("docs/reference/annotations.md"));
        for (Class<?> annotation : List.of(Tool.class, ToolParam.class, Agent.class, DefaultBean.class)) {
            String section = page.split("(?m)^## @" + annotation.getSimpleName() + "$", -1)[1]
                    .split("(?m)^## ", -1)[0];
            List<String> rows =
                    found(section, "(?m)^(\\| `[^|]+\\|[^|]+\\|[^|]+\\|)").toList();

            assertThat(rows)
                    .as(annotation.getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(annotation.getDeclaredMethods())
                            .map(PagesTest::row)
                            .toList());
        }
    }

    private static String row(Method element) {
        return "| `" + element.getName() + "` | `" + element.getReturnType().getSimpleName() + "` | "
                + shown(element.getDefaultValue()) + " |";
    }

    private static String shown(Object value) {
        if (value == null) {
            return "required";
        }
        if (value.getClass().isArray()) {
            assertThat(Array.getLength(value)).isZero();
            return "`{}`";
        }
        if (value instanceof Class<?> type) {
            return "`" + type.getSimpleName() + ".class`";
        }
        return value instanceof String text ? "`\"" + text + "\"`" : "`" + value + "`";
    }

    /** A table that names a test for each of its claims names one that is there. */
    @ParameterizedTest
    @ValueSource(strings = {"fault-tolerance-and-transactions.md", "exactly-once.md"})
    void theExplanationsNameTestsThatAreThere(String page) throws IOException {
        List<String> named = found(read(ROOT.resolve("docs/explanation/" + page)), "(?m)^\\|.*\\| ([^|]+) \\|$")
                .filter(cell -> cell.startsWith("`") && cell.endsWith("`") && cell.contains("."))
                .flatMap(cell -> Arrays.stream(cell.split(", ", -1)))
                .toList();

        assertThat(named).hasSizeGreaterThan(10).allSatisfy(cell -> {
            assertThat(cell).matches("`\\w+\\.\\w+`");
            String[] test = cell.replace("`", "").split("\\.", -1);
            assertThat(sourceOf(test[0]))
                    .containsPattern("@(Test|ParameterizedTest|Property)\\b[^;]*\\bvoid " + test[1] + "\\(");
        });
    }

    private static String sourceOf(String test) throws IOException {
        for (String module : List.of("src-it", "agent-runtime")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/test"))) {
                List<Path> sources =
                        files.filter(file -> file.endsWith(test + ".java")).toList();
                if (!sources.isEmpty()) {
                    return read(sources.get(0));
                }
            }
        }
        throw new IllegalArgumentException("there is no test " + test);
    }

    private static Stream<String> found(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
