package dev.switchboard.emulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptBookTest {

    private record Call(String calledNumber, int order, Map<String, String> headers) implements Selection.Facts {
        @Override
        public Optional<String> sipHeader(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    private static Script script(String name, String selection) {
        return Script.parse(name, "{name: " + name + ", for: " + selection + ", steps: []}");
    }

    private static final ScriptBook BOOK = new ScriptBook(List.of(
            script("second", "{call: 2}"),
            script("shop", "{header: X-Shop-Id, matches: ^4}"),
            script("number", "{number: '100'}")));

    private static Optional<String> chosen(String number, int order, Map<String, String> headers) {
        return BOOK.choose(new Call(number, order, headers)).map(Script::name);
    }

    @Test
    void choosesTheFirstScriptThatIsForTheCall() {
        assertThat(chosen("100", 1, Map.of())).contains("number");
        assertThat(chosen("100", 2, Map.of("X-Shop-Id", "42"))).contains("second");
        assertThat(chosen("100", 3, Map.of("X-Shop-Id", "42"))).contains("shop");
        assertThat(chosen("100", 3, Map.of("X-Shop-Id", "24"))).contains("number");
    }

    @Test
    void choosesNoneWhereNoneIsForTheCall() {
        assertThat(chosen("200", 1, Map.of())).isEmpty();
    }
}
