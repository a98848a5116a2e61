package dev.switchboard.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of types tells of each type what its schema is, to the letter: the page's Java is compiled and described. */
class TypesPageTest {

    private static final String HEAD = """
        package shown;

        import dev.switchboard.api.*;
        import jakarta.json.bind.adapter.JsonbAdapter;
        import jakarta.json.bind.annotation.*;
        import jakarta.validation.constraints.*;
        import java.io.InputStream;
        import java.math.*;
        import java.net.URI;
        import java.time.*;
        import java.util.*;

        public class Shown {
        """;

    /** A row of the page's tables: Java, and what stands beside it. */
    private record Row(String java, List<String> beside) {

        static Row of(String line) {
            List<String> cells = Arrays.stream(line.split("\\|", -1))
                    .map(String::strip)
                    .filter(cell -> !cell.isEmpty())
                    .map(cell ->
                            cell.startsWith("`") && cell.endsWith("`") ? cell.substring(1, cell.length() - 1) : cell)
                    .toList();
            return new Row(cells.get(0), cells.subList(1, cells.size()));
        }

        boolean isRefused() {
            return beside.size() == 2;
        }
    }

    private static final List<Row> ROWS = new ArrayList<>();

    @TempDir
    static Path directory;

    private static URLClassLoader loader;
    private static Class<?> shown;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void compileThePage() throws Exception {
        String page = Files.readString(page());
        page.lines().filter(line -> line.startsWith("| `")).map(Row::of).forEach(ROWS::add);
        String types = Pattern.compile("(?ms)^```java\\n(.*?)^```$")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining());
        String methods = IntStream.range(0, ROWS.size())
                .mapToObj(i -> "public void row" + i + "(" + ROWS.get(i).java() + " value) {}\n")
                .collect(Collectors.joining());
        Path source = directory.resolve("Shown.java");
        Files.writeString(source, HEAD + types + methods + "}\n");
        compile(source);
        loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, TypesPageTest.class.getClassLoader());
        shown = loader.loadClass("shown.Shown");
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    @Test
    void theSchemasAreThoseOfThePage() {
        assertThat(ROWS).hasSizeGreaterThan(60);
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < ROWS.size(); i++) {
            if (!ROWS.get(i).isRefused()) {
                String schema = describe(i)
                        .schema()
                        .getJsonObject("properties")
                        .getJsonObject("value")
                        .toString();
                all.assertThat(schema)
                        .as(ROWS.get(i).java())
                        .isEqualTo(ROWS.get(i).beside().get(0));
            }
        }
        all.assertThat(complaints).isEmpty();
        all.assertAll();
    }

    @Test
    void theMessagesAreThoseOfThePage() {
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < ROWS.size(); i++) {
            if (ROWS.get(i).isRefused()) {
                complaints.clear();
                describe(i);
                all.assertThat(complaints)
                        .as(ROWS.get(i).java())
                        .containsExactly(String.join(" ", ROWS.get(i).beside()));
            }
        }
        all.assertAll();
    }

    private ToolArguments describe(int row) {
        Method method = Arrays.stream(shown.getMethods())
                .filter(candidate -> candidate.getName().equals("row" + row))
                .findFirst()
                .orElseThrow();
        return new Binding().arguments(shown, method, (code, message) -> complaints.add(code + " " + message));
    }

    private static void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean isCompiled = compiler.getTask(
                            problems,
                            files,
                            null,
                            List.of("-d", directory.toString(), "-cp", classPath, "-parameters", "-proc:none"),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(isCompiled).as(problems.toString()).isTrue();
        }
    }

    private static Path page() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("docs/reference"))) {
            root = root.getParent();
        }
        return root.resolve("docs/reference/types.md");
    }
}
