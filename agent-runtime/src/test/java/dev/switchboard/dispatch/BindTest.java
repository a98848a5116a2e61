package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.catalog.Tools;
import dev.switchboard.ledger.FixedAnswer;
import jakarta.validation.Validation;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindTest {

    public record Line(String article, int count) {}

    public static class Orders {
        @Tool("Orders")
        public String order(
                String name,
                OffsetDateTime at,
                List<Line> lines,
                @ToolParam(required = false) @Nullable Integer count) {
            return name;
        }
    }

    private static final ToolDescriptor ORDER = Tools.of(Orders.class).get(0);

    private static final ConstraintCheck CHECK = new ConstraintCheck(
            Validation.buildDefaultValidatorFactory().getValidator(), new Violations(Clock.systemUTC()));

    private static Object[] bind(String arguments) throws Exception {
        InvocationRun invocation = new InvocationRun(
                new ToolRequest(null, null, 1, "call_1", "order", arguments, Optional.empty()), Instant.EPOCH);
        invocation.tool(ORDER);
        new Bind(CHECK, passed -> new FixedAnswer(null, "")).take(invocation);
        return invocation.arguments();
    }

    @Test
    void makesTheMethodsArguments() throws Exception {
        assertThat(bind("""
            {"lines": [{"article": "tea", "count": 2}], "name": "Ada \\u0041",
             "at": "2030-01-08T14:00:00+01:00"}\
            """))
                .containsExactly(
                        "Ada A", OffsetDateTime.parse("2030-01-08T14:00:00+01:00"), List.of(new Line("tea", 2)), null);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> bind("{\"name\": 7, \"at\": \"tomorrow\", \"count\": 1.5, \"colour\": \"red\"}"))
                .withMessage("name: must be text, but is the number 7; at: must be a date and time with offset such as"
                        + " 2030-01-31T14:00:00+01:00, but is the text \"tomorrow\"; count: must be a whole number, but"
                        + " is the number 1.5; colour: is no argument of this function, there are name, at, lines,"
                        + " count; lines: is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "{",
                "{}}",
                "nonsense",
                "{\"name\": \"a\", \"name\": \"b\"",
                "{\"count\": 1e999999999}",
                "{\"count\": -1e-999999999}",
                "{\"lines\": [{\"article\": 1, \"count\": \"x\"}]}",
            })
    void refusesNonsense(String arguments) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> bind(arguments));
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> bind("{\"name\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> bind("{\"name\": \"" + "x".repeat(1_000_000) + "\"}"));
    }
}
