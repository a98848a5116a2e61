package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mutants keep up with the code that they change, and the page with the mutants. */
class MutantsTest {

    private static final Path ROOT = Path.of(Receptionist.property("it.root"));
    private static final Path MUTANTS = ROOT.resolve("src-it/mutants");
    private static final String FILE = "+++ b/";

    static List<Path> mutants() throws IOException {
        try (Stream<Path> files = Files.list(MUTANTS)) {
            return files.filter(file -> file.toString().endsWith(".patch"))
                    .sorted()
                    .toList();
        }
    }

    /** Each part of the code that a mutant changes is there as the mutant expects it. */
    @ParameterizedTest
    @MethodSource("mutants")
    void applies(Path mutant) throws IOException {
        String source = "";
        for (String part : Files.readString(mutant).split("(?m)^(?=\\Q" + FILE + "\\E|@@ |--- a/)", -1)) {
            if (part.startsWith(FILE)) {
                source = Files.readString(ROOT.resolve(part.strip().substring(FILE.length())));
            } else if (part.startsWith("@@ ")) {
                assertThat(source).contains(before(part));
            }
        }
        assertThat(source).isNotEmpty();
    }

    /** The lines that a hunk finds, without those that it adds. */
    private static String before(String hunk) {
        return hunk.lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("diff "))
                .filter(line -> !line.startsWith("+"))
                .map(line -> line.substring(Math.min(1, line.length())))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void namesTestsThatExist(Path mutant) throws IOException {
        assertThat(tests(mutant)).isNotEmpty().allSatisfy(name -> {
            String[] test = name.split("#", -1);
            assertThat(sourcesOf(test[0])).contains(" " + test[1] + "(");
        });
    }

    /** The source of a test class, and of the class that it extends, which may have the test. */
    private static String sourcesOf(String type) throws IOException {
        String path = "src/test/java/" + type.replace('.', '/') + ".java";
        Path file = Stream.of("agent-runtime", "src-it")
                .map(module -> ROOT.resolve(module).resolve(path))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + type));
        String source = Files.readString(file);
        StringBuilder all = new StringBuilder(source);
        try (Stream<Path> siblings = Files.list(file.getParent())) {
            for (Path sibling : siblings.filter(Files::isRegularFile).toList()) {
                String name = sibling.getFileName().toString().replace(".java", "");
                if (source.contains("extends " + name + " ")) {
                    all.append(sourcesOf(type.replaceAll("[^.]+$", name)));
                }
            }
        }
        return all.toString();
    }

    private static List<String> tests(Path mutant) throws IOException {
        try (Stream<String> lines = Files.lines(mutant)) {
            return lines.filter(line -> line.matches("(Test|IT): .*"))
                    .map(line -> line.replaceFirst("^\\w+: ", ""))
                    .toList();
        }
    }

    @Test
    void thePageHasEachMutantWithItsTests() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (Path mutant : mutants()) {
            String name = mutant.getFileName().toString().replace(".patch", "");
            for (String test : tests(mutant)) {
                rows.append("| %s | %s | red |%n".formatted(name, test.replaceFirst("^dev\\.switchboard\\.", "")));
            }
        }

        assertThat(Files.readString(MUTANTS.resolve("README.md"))).contains(rows);
    }
}
