package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page of what a caller meets names the tests that show it: those that have a {@link Point}. To write their list anew,
 * run this test with {@code -Dcaller-page.write=true}.
 */
class CallerPageTest {

    private static final Path ROOT = Path.of(Receptionist.property("it.root"));
    private static final Path PAGE = ROOT.resolve("docs/reference/caller.md");
    private static final int POINTS = 12;
    private static final String HEAD = "| point | test |\n|---|---|\n";

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static String name(Method test) {
        return "`" + test.getDeclaringClass().getSimpleName() + "." + test.getName() + "`";
    }

    @Test
    void thePageNamesTheTestsOfEachPoint() throws Exception {
        TreeMap<Integer, List<String>> tests = TestMethods.with(Point.class).stream()
                .collect(Collectors.groupingBy(
                        test -> test.getAnnotation(Point.class).value(),
                        TreeMap::new,
                        Collectors.mapping(CallerPageTest::name, Collectors.toList())));
        String page = read(PAGE);
        String expected = page.substring(0, page.indexOf(HEAD) + HEAD.length())
                + tests.entrySet().stream()
                        .flatMap(point -> point.getValue().stream()
                                .sorted()
                                .map(test -> "| " + point.getKey() + " | " + test + " |"))
                        .collect(Collectors.joining("\n"))
                + "\n";
        if (Boolean.getBoolean("caller-page.write")) {
            Files.writeString(PAGE, expected, StandardCharsets.UTF_8);
        }

        assertThat(tests.keySet()).hasSize(POINTS).allMatch(point -> page.contains("\n| " + point + " | **"));
        assertThat(read(PAGE)).isEqualTo(expected);
    }

    @Test
    void thePageShowsTheToolThatATestDeploys() throws Exception {
        String page = read(PAGE);
        String shown = page.substring(page.indexOf("```java") + 7, page.lastIndexOf("```"));

        assertThat(read(ROOT.resolve("src-it/src/test/java/dev/switchboard/it/caller/CallerTools.java"))
                        .replaceAll("\\s+", " "))
                .contains(shown.strip().replaceAll("\\s+", " "));
    }

    @Test
    void thePageNamesKeysThatThereAre() throws Exception {
        String keys =
                read(ROOT.resolve("docs/reference/configuration.md")) + read(ROOT.resolve("docs/reference/tools.md"));
        List<String> named = Pattern.compile("`(switchboard\\.[^`]+)`")
                .matcher(read(PAGE))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(15)
                .allSatisfy(key -> assertThat(keys).contains("`" + key + "`"));
    }
}
