package dev.switchboard.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.api.ToolException;
import dev.switchboard.api.ToolParam;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where JSON-B is lax, the model is told what to mend, and where. */
class StrictnessTest {

    enum Size {
        SMALL,
        LARGE
    }

    record Line(String article, int quantity) {}

    record Even(int number) {
        Even {
            if (number % 2 != 0) {
                throw new IllegalArgumentException("internal: table EVEN_NUMBERS");
            }
            if (number == 0) {
                throw new ToolException("nought is not for sale");
            }
        }
    }

    sealed interface Payment permits Cash, Card {}

    record Cash(int amount) implements Payment {}

    record Card(String number) implements Payment {}

    record Tree(List<Tree> branches) {}

    @SuppressWarnings("unused")
    void tool(
            @ToolParam(required = false) String text,
            @ToolParam(required = false) Integer whole,
            @ToolParam(required = false) Byte small,
            @ToolParam(required = false) Long large,
            @ToolParam(required = false) Double number,
            @ToolParam(required = false) Float lesser,
            @ToolParam(required = false) BigDecimal decimal,
            @ToolParam(required = false) BigInteger big,
            @ToolParam(required = false) Boolean yes,
            @ToolParam(required = false) Character letter,
            @ToolParam(required = false) Size size,
            @ToolParam(required = false) LocalDate day,
            @ToolParam(required = false) UUID id,
            @ToolParam(required = false) Duration lasts,
            @ToolParam(required = false) List<Line> lines,
            @ToolParam(required = false) Map<String, Integer> counts,
            @ToolParam(required = false) Even even,
            @ToolParam(required = false) Payment payment,
            @ToolParam(required = false) Tree tree,
            @ToolParam(defaultValue = "[1, 2]") List<Integer> defaulted) {}

    @SuppressWarnings("unused")
    void small(String name, @Nullable Integer count) {}

    private static ToolArguments arguments(String method) {
        Method found = Arrays.stream(StrictnessTest.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(method))
                .findFirst()
                .orElseThrow();
        return new Binding().arguments(StrictnessTest.class, found, (code, message) -> {
            throw new AssertionError(code + ": " + message);
        });
    }

    private static final ToolArguments TOOL = arguments("tool");
    private static final ToolArguments SMALL = arguments("small");

    private static String problems(ToolArguments arguments, String json) {
        try {
            arguments.read(json, ObjectCheck.NONE);
            return "";
        } catch (ArgumentsException e) {
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text":5}                          | text: must be text, but is the number 5
            {"whole":"5"}                       | whole: must be a whole number, but is the text "5"
            {"whole":1.5}                       | whole: must be a whole number, but is the number 1.5
            {"whole":true}                      | whole: must be a whole number, but is true
            {"whole":3000000000}                | whole: must be between -2147483648 and 2147483647, but is the number 3000000000
            {"small":-129}                      | small: must be between -128 and 127, but is the number -129
            {"large":9223372036854775808}       | large: must be between -9223372036854775808 and 9223372036854775807, but is the number 9223372036854775808
            {"whole":1e999999999}               | whole: is a number with too many digits
            {"whole":1e99999999999}             | whole: is a number with too many digits
            {"big":1e999999999}                 | big: is a number with too many digits
            {"decimal":-1e-999999999}           | decimal: is a number with too many digits
            {"number":1e309}                    | number: is too large a number
            {"lesser":1e39}                     | lesser: is too large a number
            {"number":"1"}                      | number: must be a number, but is the text "1"
            {"yes":"true"}                      | yes: must be true or false, but is the text "true"
            {"yes":1}                           | yes: must be true or false, but is the number 1
            {"letter":"ab"}                     | letter: must be a single character, but is the text "ab"
            {"letter":""}                       | letter: must be a single character, but is the text ""
            {"size":"HUGE"}                     | size: must be one of SMALL, LARGE, but is the text "HUGE"
            {"day":"tomorrow"}                  | day: must be a date such as 2030-01-31, but is the text "tomorrow"
            {"day":"2030-02-30"}                | day: must be a date such as 2030-01-31, but is the text "2030-02-30"
            {"id":"1-1-1-1-1"}                  | id: must be a UUID, but is the text "1-1-1-1-1"
            {"lasts":"an hour"}                 | lasts: must be a duration such as PT1H30M, but is the text "an hour"
            {"lines":{}}                        | lines: must be an array, but is an object
            {"lines":[null]}                    | lines[0]: must be an object, but is null
            {"counts":{"a b":"x"}}              | counts["a b"]: must be a whole number, but is the text "x"
            {"counts":{"a":1,"a":2}}            | counts.a: is given twice
            {"counts":[]}                       | counts: must be an object, but is an array
            {"text":"a","text":"b"}             | text: is given twice
            {"text":"\\ud83d"}                  | text: contains a broken character (half of a surrogate pair)
            {"text":"\\ude00\\ud83d"}           | text: contains a broken character (half of a surrogate pair)
            {"even":{"number":1}}               | even: has no acceptable value
            {"even":{"number":0}}               | even: nought is not for sale
            {"payment":{"amount":1}}            | payment.type: must be one of Cash, Card
            {"payment":{"type":"Gold"}}         | payment.type: must be one of Cash, Card
            {"payment":{"number":1,"type":"Card"}} | payment.number: must be text, but is the number 1
            {"payment":{"type":"Cash","type":"Card"}} | payment.type: is given twice
            []                                  | the arguments: must be an object, but is an array
            null                                | the arguments: must be an object, but is null
            """)
    void saysWhatIsWrongAndWhere(String json, String expected) {
        assertThat(problems(TOOL, json)).isEqualTo(expected);
    }

    @Test
    void saysEverythingAtOnce() {
        assertThat(problems(TOOL, """
                        {"lines": [{"article": "a", "quantity": 1}, {"article": "b"},
                        {"quantity": "two", "article": null, "colour": [[{}]]}], "size": 1, "whole": 2}"""))
                .isEqualTo("lines[1].quantity: is missing; lines[2].quantity: must be a whole number, but is the text"
                        + " \"two\"; lines[2].article: must be text, but is null; lines[2].colour: is no property here,"
                        + " there are article, quantity; size: must be one of SMALL, LARGE, but is the number 1");
    }

    @Test
    void asksForWhatIsRequired() {
        assertThat(problems(SMALL, "{}")).isEqualTo("name: is missing; count: is missing");
        assertThat(problems(SMALL, "")).isEqualTo("name: is missing; count: is missing");
        assertThat(problems(SMALL, "{\"name\":null,\"count\":1}")).isEqualTo("name: must be text, but is null");
        assertThat(problems(SMALL, "{\"name\":\"\",\"count\":1,\"Count\":1}"))
                .isEqualTo("Count: is no argument of this function, there are name, count");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}}",
                "{} {}",
                "nonsense",
                "{\"whole\":NaN}",
                "{\"whole\":+1}",
                "{\"whole\":01}",
                "{\"whole\":.5}",
                "{'text':'a'}",
                "{\"text\":\"a\" \"whole\":1}",
                "{\"text\":\"a\n\"}",
                "{\"text\":\"\\x\"}",
                "{\"whole\":1,}",
                "{}garbage"
            })
    void refusesWhatIsNotJson(String json) {
        assertThat(problems(TOOL, json)).startsWith("The arguments are not a JSON object");
    }

    /** PostgreSQL cannot store it. */
    @Test
    void takesNoTextWithANul() {
        assertThat(problems(TOOL, "{\"text\":\"a\\u0000b\"}")).isEqualTo("text: must not have the character U+0000");
        assertThat(problems(TOOL, "{\"text\":\"a\\u0001b\"}")).isEmpty();
    }

    @Test
    void boundsWhatItReads() {
        assertThat(problems(TOOL, "{\"text\":\"" + "x".repeat(4001) + "\"}"))
                .isEqualTo("text: must have at most 4000 characters");
        assertThat(problems(TOOL, "{\"text\":\"" + "\ud83d\ude00".repeat(4000) + "\"}"))
                .isEmpty();
        assertThat(problems(TOOL, "{\"text\":\"" + "x".repeat(70_000) + "\"}"))
                .isEqualTo("The arguments are longer than 65536 characters. Say it shorter.");
        assertThat(problems(TOOL, "{\"big\":" + "9".repeat(60_000) + "}"))
                .isEqualTo("big: is a number with too many digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "unknown", "lines", "payment"})
    void refusesWhatIsNestedTooDeeply(String name) {
        String deep = "[".repeat(20_000) + "]".repeat(20_000);
        assertThat(problems(TOOL, "{\"" + name + "\":" + deep + "}")).endsWith("is nested too deeply");
    }

    @Test
    void refusesADeepTreeAlthoughItsTypeAllowsIt() {
        String deep = "{\"branches\":[".repeat(1_000) + "]}".repeat(1_000);
        assertThat(problems(TOOL, "{\"tree\":" + deep + "}")).endsWith("is nested too deeply");
    }

    @Test
    void keepsItsAnswerShort() {
        String many = "1,".repeat(5_000) + "1";
        assertThat(problems(TOOL, "{\"lines\":[" + many + "]}"))
                .hasSizeLessThan(2_000)
                .endsWith("; and 4981 more");
        assertThat(problems(TOOL, "{\"size\":\"" + "x".repeat(5_000) + "\"}")).hasSizeLessThan(200);
        assertThat(problems(TOOL, "{\"" + "x".repeat(5_000) + "\":1}")).hasSizeLessThan(400);
    }

    @Test
    void takesNullForLeftOut() throws Exception {
        assertThat(TOOL.read("{\"text\":null,\"defaulted\":null}", ObjectCheck.NONE))
                .startsWith(null, null)
                .endsWith(List.of(1, 2));
    }

    @Test
    void givesEachInvocationADefaultOfItsOwn() throws Exception {
        List<?> first = (List<?>) TOOL.read("{}", ObjectCheck.NONE)[19];
        first.clear();
        assertThat(TOOL.read("{}", ObjectCheck.NONE)[19]).isEqualTo(List.of(1, 2));
    }

    @Test
    void leaksNothingInternal() {
        assertThatExceptionOfType(ArgumentsException.class)
                .isThrownBy(() -> TOOL.read("{\"even\":{\"number\":3}}", ObjectCheck.NONE))
                .withMessageNotContainingAny("Even", "EVEN_NUMBERS", "java")
                .withNoCause();
    }
}
