package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about the ledger has the tables and columns that the migrations make, and no others. */
class LedgerPageTest {

    private static final Path PAGE = Path.of("../docs/reference/ledger.md");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## `(switchboard_\\w+)`\n(.*?)(?=^## |\\z)");
    private static final Pattern TABLE = Pattern.compile("(?ms)^\\| column \\| meaning \\|\n(.*?)(?=^[^|]|\\z)");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    /** Flyway's own. */
    private static final String HISTORY = "switchboard_schema_history";

    @Test
    void thePageHasEveryTableWithItsColumns() throws IOException, SQLException {
        Map<String, Set<String>> onPage = new TreeMap<>();
        SECTION.matcher(Files.readString(PAGE))
                .results()
                .forEach(section -> onPage.put(section.group(1), columns(section.group(2))));
        Map<String, Set<String>> inDatabase = TestDatabase.h2().columns();
        inDatabase.remove(HISTORY);

        assertThat(onPage).isEqualTo(inDatabase);
    }

    private static Set<String> columns(String section) {
        return names(TABLE, section).stream()
                .flatMap(table -> names(FIRST_CELL, table).stream())
                .flatMap(cell -> names(NAME, cell).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void thePageHasEveryKindOfMoment() throws IOException {
        Set<String> onPage = names(Pattern.compile("(?m)^\\| (\\w+) \\|"), Files.readString(PAGE));

        assertThat(onPage).containsAll(names(Pattern.compile("new Moment\\(\\s*\"(\\w+)\""), sources()));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(Files::isRegularFile).map(LedgerPageTest::read).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
