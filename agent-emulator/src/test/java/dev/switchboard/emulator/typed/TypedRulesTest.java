package dev.switchboard.emulator.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.emulator.script.Step.AgentSays;
import dev.switchboard.emulator.script.Step.CallerSays;
import dev.switchboard.emulator.typed.TypedRules.Reaction;
import dev.switchboard.emulator.yaml.FormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedRulesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T15:00:00Z"), ZoneOffset.UTC);

    /** What the reference shows. */
    private static TypedRules shown() throws Exception {
        String page = Files.readString(Path.of("../docs/reference/emulator-program.md"));
        Matcher yaml = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(page);
        assertThat(yaml.find()).isTrue();
        return TypedRules.parse("page", yaml.group(1));
    }

    @Test
    void takesTheFirstRuleThatFits() throws Exception {
        Reaction reaction = shown().react("I'd LIKE Tuesday at two", CLOCK);

        assertThat(reaction.steps())
                .startsWith(new CallerSays("I'd LIKE Tuesday at two"), new AgentSays("Let me book that for you."))
                .hasSize(4);
        assertThat(reaction.values())
                .containsEntry("when", "Tuesday at two")
                .containsEntry("when.time", "2026-12-01T14:00:00Z")
                .containsEntry("when.day", "2026-12-01");
    }

    @Test
    void doesWithoutARuleWhereNoneFits() throws Exception {
        Reaction reaction = shown().react("I'd like some bread", CLOCK);

        assertThat(reaction.steps())
                .containsExactly(
                        new CallerSays("I'd like some bread"), new AgentSays("I am sorry, I did not understand that."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: x}                                                              | rules must be a list",
                "{name: x, rules: [{hear: '(', steps: []}]}                             | hear must be a regular"
                        + " expression",
                "{name: x, rules: [{hear: a, times: [when], steps: []}]}                | rules[0].times[0] names no"
                        + " group",
                "{name: x, rules: [{hear: a, step: []}]}                                | has an unknown key 'step'",
                "{name: x, rules: [{hear: a, steps: [{agent: hi}, {agnet: hi}]}]}       | rules[0].steps[1] is no step",
                "{name: x, rules: [], opening: hello}                                   | opening must be a list"
            })
    void saysWhereAFileIsWrong(String yaml, String problem) {
        assertThatThrownBy(() -> TypedRules.parse("r.yaml", yaml))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("r.yaml: ")
                .hasMessageContaining(problem);
    }
}
