package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import dev.switchboard.catalog.Tools;
import dev.switchboard.ledger.FixedAnswer;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every constraint that the schema tells is enforced, wherever it stands. */
class ConstraintsTest {

    public record Line(
            @NotBlank String article,
            @Min(1) int count,
            @JsonbProperty("remarks") List<@NotBlank String> notes) {

        @AssertTrue(message = "too much tea")
        boolean isModest() {
            return count < 100;
        }
    }

    public static class Orders {
        @Tool("Orders")
        public void order(
                @ToolParam(name = "caller") @NotBlank String name,
                @Max(5) int count,
                List<@NotBlank String> words,
                List<Line> lines,
                @ToolParam(required = false) @Valid Line last,
                @ToolParam(required = false) @Future OffsetDateTime when) {}
    }

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private static final Violations VIOLATIONS =
            new Violations(Clock.fixed(Instant.parse("2030-01-07T09:30:00Z"), ZoneId.of("Europe/Berlin")));

    private static void run(String arguments) throws Exception {
        InvocationRun invocation = new InvocationRun(
                new ToolRequest(null, null, 1, "call_1", "order", arguments, Optional.empty()), Instant.EPOCH);
        invocation.tool(Tools.of(Orders.class).get(0));
        invocation.bean(new Orders());
        Step validate = new Validate(VALIDATOR, VIOLATIONS, passed -> new FixedAnswer(null, ""));
        new Bind(new ConstraintCheck(VALIDATOR, VIOLATIONS), validate).take(invocation);
    }

    @Test
    void saysWhatTimeItIsWhereAConstraintIsAboutTime() {
        assertThatThrownBy(() -> run("""
            {"caller":"Ada","count":5,"words":[],"lines":[],"when":"2020-01-01T00:00:00Z"}\
            """))
                .hasMessage("when: must be a future date; now it is Monday, 2030-01-07T10:30+01:00");
    }

    @Test
    void letsPassWhatFits() throws Exception {
        run("""
            {"caller":"Ada","count":5,"words":["a"],"lines":[{"article":"tea","count":1,"remarks":["n"]}]}\
            """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        " "| 5| "a"  | "tea"| 1  | "n" | caller: must not be blank
        "a"| 6| "a"  | "tea"| 1  | "n" | count: must be less than or equal to 5
        "a"| 5| "a",""| "tea"| 1 | "n" | words[1]: must not be blank
        "a"| 5| "a"  | "tea"| 0  | "n" | lines[1].count: must be greater than or equal to 1
        "a"| 5| "a"  | ""   | 0  | "n" | lines[1].article: must not be blank; lines[1].count: must be greater than or equal to 1
        "a"| 5| "a"  | "tea"| 1  | ""  | lines[1].remarks[0]: must not be blank
        "a"| 5| "a"  | "tea"| 100| "n" | lines[1].modest: too much tea
        """)
    void refusesTheRest(
            String name, String count, String words, String article, String quantity, String note, String expected) {
        String line = "{\"article\":" + article + ",\"count\":" + quantity + ",\"remarks\":[" + note + "]}";
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> run("{\"caller\":" + name + ",\"count\":" + count + ",\"words\":[" + words
                        + "],\"lines\":[{\"article\":\"a\",\"count\":1,\"remarks\":[]}," + line + "]}"))
                .withMessage(expected);
    }

    @Test
    void saysInOneAnswerWhatCannotBeBoundAndWhatIsViolated() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> run("""
                    {"caller":" ","count":"six","words":["a",""],"lines":[{"article":"","count":1,"remarks":[]}]}\
                    """))
                .withMessage("count: must be a whole number, but is the text \"six\";"
                        + " lines[0].article: must not be blank; caller: must not be blank;"
                        + " words[1]: must not be blank");
    }

    @Test
    void saysNothingOfTheConstraintsOfWhatIsMissingOrGivenTwice() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> run("{\"count\":9,\"count\":1,\"words\":[],\"lines\":[]}"))
                .withMessage("count: is given twice; caller: is missing");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> run("{\"count\":9,\"words\":[],\"lines\":[]}"))
                .withMessage("caller: is missing; count: must be less than or equal to 5");
    }

    @Test
    void keepsItsAnswerShort() {
        String blanks = "\"\",".repeat(500) + "\"\"";
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> run("{\"caller\":\"a\",\"count\":1,\"words\":[" + blanks + "],\"lines\":[]}"))
                .satisfies(refusal ->
                        assertThat(refusal.getMessage()).hasSizeLessThan(1_000).endsWith("; and 481 more"));
    }

    @Test
    void saysOnceWhatIsCascadedTwice() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> run("""
                    {"caller":"a","count":1,"words":[],"lines":[],
                    "last":{"article":"","count":1,"remarks":[]}}\
                    """))
                .satisfies(refusal -> assertThat(refusal.getMessage()).isEqualTo("last.article: must not be blank"));
    }
}
