package dev.switchboard.it.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.it.Receptionist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KillMatrixTest {

    private static final Pattern ROW = Pattern.compile("\\| ((?:H2|POSTGRESQL) \\| [^|]+ \\| [^|]+) \\|.*");

    @Test
    void thePageHasEveryCellAndNoOther() throws IOException {
        Path page = Path.of(Receptionist.property("it.root"), "docs/reference/kill-matrix.md");
        List<String> onPage;
        try (Stream<String> lines = Files.lines(page)) {
            onPage = lines.map(ROW::matcher)
                    .filter(row -> row.matches())
                    .map(row -> row.group(1))
                    .toList();
        }
        Stream<String> cells = Stream.of(Database.values())
                .flatMap(database -> Stream.of(Kind.values())
                        .flatMap(kind -> kind.points().map(point -> KillIT.cell(database, kind.words(), point))));
        String refused = KillIT.cell(Database.POSTGRESQL, KillIT.REFUSED.formatted(409), KillPoint.AFTER_THE_METHOD);

        assertThat(onPage)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(cells, Stream.of(refused)).toList());
    }
}
