package dev.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of codes has every code, and no other. */
class CodesTest {

    private static final Path ROOT = root();
    private static final Path PAGE = ROOT.resolve("docs/reference/codes.md");

    private static final Pattern CODE = Pattern.compile("SWB-\\d+");

    @Test
    void thePageHasTheCodesOfTheSources() throws IOException {
        Set<String> inSources = new TreeSet<>();
        for (Path source : sources("/src/main/")) {
            inSources.addAll(codes(source).toList());
        }
        assertThat(codes(PAGE)).containsExactlyInAnyOrderElementsOf(inSources);
    }

    @Test
    void thePageHasEachCodeOnce() throws IOException {
        assertThat(codes(PAGE)).doesNotHaveDuplicates().isSorted();
    }

    /** A code that no test names may be one that is never told, or told with another's words. */
    @Test
    void eachCodeIsNamedByATest() throws IOException {
        Set<String> unnamed = new TreeSet<>(codes(PAGE).toList());
        for (Path test : sources("/src/test/")) {
            unnamed.removeAll(codes(test).toList());
        }
        assertThat(unnamed).isEmpty();
    }

    private static List<Path> sources(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains(kind))
                    // which names some itself
                    .filter(file -> !file.endsWith("CodesTest.java"))
                    .toList();
        }
    }

    private static Stream<String> codes(Path file) throws IOException {
        return CODE.matcher(Files.readString(file)).results().map(MatchResult::group);
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("docs/reference"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
