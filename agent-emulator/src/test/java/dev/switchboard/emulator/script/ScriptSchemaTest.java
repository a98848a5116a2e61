package dev.switchboard.emulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.fault.Fault.Kind;
import dev.switchboard.emulator.fault.FaultPlan;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The published schema and the pages say what the reader reads. */
class ScriptSchemaTest {

    private static final Path DOCS = Path.of("../docs/reference");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static Schema schema() throws IOException {
        try (InputStream stream = Objects.requireNonNull(Script.class.getResourceAsStream("script.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<Error> errors(String script) throws IOException {
        Map<String, Object> yaml = new Yaml().load(script);
        return schema().validate(new JsonObject(yaml).encode(), InputFormat.JSON);
    }

    private static List<String> blocks(String page) throws IOException {
        return YAML.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>(blocks("script.md"));
        examples.add(Files.readString(Path.of("../sample-receptionist/demo/src/main/resources/booking.yaml")));
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void fitsEveryExampleWhichIsReadToo(String script) throws IOException {
        assertThat(errors(script)).isEmpty();
        assertThatCode(() -> Script.parse("example", script)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: x}",
                "{name: x, steps: [{shout: hello}]}",
                "{name: x, steps: [{caller: a, agent: b}]}",
                "{name: x, steps: [{hangUp: nobody}]}",
                "{name: x, steps: [{dtmf: 12E}]}",
                "{name: x, steps: [{wait: long}]}",
                "{name: x, steps: [{when: a, then: [{caller: []}]}]}",
                "{name: x, steps: [{fault: rain}]}",
                "{name: x, faults: [{fault: call-cut, chance: 2}], steps: []}",
                "{name: x, for: {matches: a}, steps: []}"
            })
    void refusesWhatTheReaderRefuses(String script) throws IOException {
        assertThat(errors(script)).isNotEmpty();
        assertThatCode(() -> Script.parse("flaw", script)).isInstanceOf(ScriptException.class);
    }

    @Test
    void thePageNamesEveryFaultAndOption() throws IOException {
        String page = Files.readString(DOCS.resolve("emulator.md"));

        assertThat(Kind.texts()).allSatisfy(fault -> assertThat(page).contains("`" + fault + "`"));
        assertThat(Arrays.stream(Emulator.Builder.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .filter(name -> !name.equals("start")))
                .allSatisfy(option -> assertThat(page).contains("`" + option + "`"));
        assertThat(blocks("emulator.md")).isNotEmpty().allSatisfy(plan -> FaultPlan.parse("emulator.md", plan));
    }
}
