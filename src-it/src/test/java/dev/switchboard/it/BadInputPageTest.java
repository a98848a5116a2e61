package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page of bad input is what the tests' {@link BadInput} annotations say. To write it anew, run this test with {@code
 * -Dbad-input.write=true}.
 */
class BadInputPageTest {

    private static final Path PAGE = Path.of(Receptionist.property("it.root"), "docs/reference/bad-input.md");

    private static final List<String> DOORS =
            List.of("webhook", "accept", "reject", "sideband", "arguments", "database", "desk", "SIP");

    private static List<BadInput> lines() throws IOException, URISyntaxException {
        return TestMethods.with(BadInput.class).stream()
                .flatMap(method -> Arrays.stream(method.getAnnotationsByType(BadInput.class)))
                .sorted(Comparator.comparing((BadInput line) -> DOORS.indexOf(line.door()))
                        .thenComparing(BadInput::input))
                .toList();
    }

    private static String row(BadInput line) {
        return "| " + String.join(" | ", line.door(), line.input(), line.answer(), line.rows()) + " |";
    }

    @Test
    void thePageIsWhatTheTestsSay() throws Exception {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        String head = page.substring(0, page.indexOf("|---|---|---|---|\n") + "|---|---|---|---|\n".length());
        String expected = head + lines().stream().map(BadInputPageTest::row).collect(Collectors.joining("\n")) + "\n";
        if (Boolean.getBoolean("bad-input.write")) {
            Files.writeString(PAGE, expected, StandardCharsets.UTF_8);
        }

        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    @Test
    void everyLineIsAboutADoorThatTheListHas() throws Exception {
        assertThat(lines()).extracting(BadInput::door).isSubsetOf(DOORS);
    }

    /** What must be there. Whoever takes a test away, or renames a line, hears of it here. */
    @ParameterizedTest
    @CsvSource({
        "webhook, wrong signature",
        "webhook, missing signature",
        "webhook, malformed signature",
        "webhook, older than five minutes",
        "webhook, from the future",
        "webhook, a body of 10 MB",
        "webhook, no JSON",
        "webhook, unknown type",
        "webhook, unknown number",
        "accept, answered 404",
        "accept, answered 409",
        "accept, answered 429",
        "accept, answered 500",
        "accept, never answered",
        "accept, 'answered 200, and the call is dead'",
        "sideband, answered 401",
        "sideband, answered 404",
        "sideband, closed at once",
        "sideband, an event of 5 MB",
        "sideband, binary frames",
        "sideband, invalid UTF-8",
        "arguments, 'nested 10,000 deep'",
        "arguments, 1 MB long",
        "arguments, NUL",
        "arguments, duplicate keys",
        "arguments, 1e999",
        "arguments, two function calls with one id and different arguments",
        "database, down at start",
        "database, goes away during a call",
    })
    void theListHasATestForEachLine(String door, String input) throws Exception {
        assertThat(lines()).anySatisfy(line -> {
            assertThat(line.door()).isEqualTo(door);
            assertThat(line.input()).contains(input);
        });
    }
}
