package dev.switchboard.emulator.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.switchboard.emulator.script.Script;
import dev.switchboard.emulator.script.Step.AgentSays;
import dev.switchboard.emulator.script.Step.CallerSays;
import dev.switchboard.emulator.typed.TypedRules.Reaction;
import dev.switchboard.emulator.yaml.FormatException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class TypedRulesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T15:00:00Z"), ZoneOffset.UTC);

    private static String onPage() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/emulator-program.md"));
        Matcher yaml = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(page);
        assertThat(yaml.find()).isTrue();
        return yaml.group(1);
    }

    /** What the reference shows. */
    private static TypedRules shown() throws IOException {
        return TypedRules.parse("page", onPage());
    }

    private static List<Error> errors(String rules) throws IOException {
        String script = resource(Script.class, "script.schema.json");
        Map<String, Object> yaml = new Yaml().load(rules);
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemas(Map.of("urn:switchboard:emulator:script", script)))
                .getSchema(resource(TypedRules.class, "rules.schema.json"))
                .validate(new JsonObject(yaml).encode(), InputFormat.JSON);
    }

    private static String resource(Class<?> beside, String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(beside.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void fitsItsSchema() throws IOException {
        assertThat(errors(onPage())).isEmpty();
    }

    @Test
    void takesTheFirstRuleThatFits() throws IOException {
        Reaction reaction = shown().react("I'd LIKE Tuesday at two", CLOCK);

        assertThat(reaction.understood()).isTrue();
        assertThat(reaction.steps())
                .startsWith(new CallerSays("I'd LIKE Tuesday at two"), new AgentSays("Let me book that for you."))
                .hasSize(4);
        assertThat(reaction.values())
                .containsEntry("when", "Tuesday at two")
                .containsEntry("when.time", "2026-12-01T14:00:00Z")
                .containsEntry("when.day", "2026-12-01");
    }

    @Test
    void doesWithoutARuleWhereNoneFits() throws IOException {
        Reaction reaction = shown().react("I'd like some bread", CLOCK);

        assertThat(reaction.understood()).isFalse();
        assertThat(reaction.steps())
                .containsExactly(
                        new CallerSays("I'd like some bread"), new AgentSays("I am sorry, I did not understand that."));
    }

    @Test
    void hasAnExampleOfWhatEachRuleHears() throws IOException {
        assertThat(shown().examples())
                .containsExactly("I'd like Tuesday at two", "What is free on Friday?", "Thanks, bye");
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
                "{name: x, rules: [{hear: a, example: b, steps: []}]}                   | rules[0].example is not what"
                        + " its rule hears",
                "{name: x, rules: [{hear: a, steps: []}, {hear: ab, example: ab, steps: []}]} | rules[1].example is what"
                        + " an earlier rule hears",
                "{name: x, rules: [], opening: hello}                                   | opening must be a list"
            })
    void saysWhereAFileIsWrong(String yaml, String problem) throws IOException {
        // a schema knows nothing of what is inside of a regular expression
        if (!problem.matches(".*(names no group|regular expression|hears).*")) {
            assertThat(errors(yaml)).isNotEmpty();
        }
        assertThatThrownBy(() -> TypedRules.parse("r.yaml", yaml))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("r.yaml: ")
                .hasMessageContaining(problem);
    }
}
