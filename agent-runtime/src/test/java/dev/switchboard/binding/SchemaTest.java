package dev.switchboard.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.switchboard.api.ToolParam;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {

    interface Later {}

    @Size(min = 2, max = 5)
    @Pattern(regexp = "[A-Z]+|[0-9]+")
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
    @interface Code {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    public record Plain(String text, int whole, double number, boolean yes, char letter) {}

    public record Texts(
            @NotBlank String filled,
            @Size(min = 3, max = 9000) String sized,
            @Email String mail,
            @Pattern(regexp = "^a+$") String anchored,
            @Pattern(regexp = "a+") String open,
            @Pattern(regexp = "\\p{Lu}+") String java,
            @Code String code,
            @Size(max = 7, groups = Later.class) String later) {}

    public record Numbers(
            @Min(1) @Max(9) int range,
            @Positive long positive,
            @PositiveOrZero int notNegative,

            @DecimalMin(value = "0.5", inclusive = false) @DecimalMax("9.5")
            BigDecimal decimal,

            @Digits(integer = 3, fraction = 2) BigDecimal digits) {}

    public record Times(
            @ToolParam("start") @Future OffsetDateTime start,
            @PastOrPresent LocalDate born) {}

    public record Containers(
            @NotEmpty List<@NotBlank String> words,
            @Size(max = 3) Map<String, @Min(1) Integer> counts,
            Optional<@Size(max = 9) String> note) {}

    public record Named(
            @JsonbProperty("first name") @ToolParam("as spoken")
            String first,

            @ToolParam(required = false) Integer age,
            @ToolParam(defaultValue = "3") int times,
            @ToolParam(defaultValue = "none") String note) {}

    public record Tree(String name, List<Tree> children) {}

    public sealed interface Payment permits Cash, Card {}

    public record Cash() implements Payment {}

    public record Card(String number) implements Payment {}

    public static class Bean {
        @ToolParam("where to")
        private String city;

        private int nights;

        public String getCity() {
            return city;
        }

        public void setCity(String value) {
            city = value;
        }

        @Min(1)
        public int getNights() {
            return nights;
        }

        public void setNights(int value) {
            nights = value;
        }
    }

    static Stream<Arguments> schemas() {
        return Stream.of(
                arguments(Plain.class, """
                        "text":{"type":"string","maxLength":4000},"whole":{"type":"integer"},\
                        "number":{"type":"number"},"yes":{"type":"boolean"},\
                        "letter":{"type":"string","minLength":1,"maxLength":1}},\
                        "required":["text","whole","number","yes","letter"]"""),
                arguments(Texts.class, """
                        "filled":{"type":"string","minLength":1,"maxLength":4000},\
                        "sized":{"type":"string","minLength":3,"maxLength":4000},\
                        "mail":{"type":"string","maxLength":4000,"format":"email"},\
                        "anchored":{"type":"string","maxLength":4000,"pattern":"^a+$"},\
                        "open":{"type":"string","maxLength":4000,"pattern":"^a+$"},\
                        "java":{"type":"string","maxLength":4000,"description":"matching \\\\p{Lu}+"},\
                        "code":{"type":"string","minLength":2,"maxLength":5,"pattern":"^(?:[A-Z]+|[0-9]+)$"},\
                        "later":{"type":"string","maxLength":4000}},\
                        "required":["filled","sized","mail","anchored","open","java","code","later"]"""),
                arguments(Numbers.class, """
                        "range":{"type":"integer","minimum":1,"maximum":9},\
                        "positive":{"type":"integer","exclusiveMinimum":0},\
                        "notNegative":{"type":"integer","minimum":0},\
                        "decimal":{"type":"number","maximum":9.5,"exclusiveMinimum":0.5},\
                        "digits":{"type":"number","description":\
                        "at most 3 digits before the decimal point and 2 after it"}},\
                        "required":["range","positive","notNegative","decimal","digits"]"""),
                arguments(Times.class, """
                        "start":{"type":"string","format":"date-time","description":"start, in the future"},\
                        "born":{"type":"string","format":"date","description":"not in the future"}},\
                        "required":["start","born"]"""),
                arguments(Containers.class, """
                        "words":{"type":"array","items":{"type":"string","minLength":1,"maxLength":4000},"minItems":1},\
                        "counts":{"type":"object","additionalProperties":{"type":"integer","minimum":1},\
                        "maxProperties":3},"note":{"type":"string","maxLength":9}},"required":["words","counts"]"""),
                arguments(Named.class, """
                        "first name":{"type":"string","maxLength":4000,"description":"as spoken"},\
                        "age":{"type":"integer"},"times":{"type":"integer","default":3},\
                        "note":{"type":"string","maxLength":4000,"default":"none"}},"required":["first name"]"""),
                arguments(Bean.class, """
                        "city":{"type":"string","maxLength":4000,"description":"where to"},\
                        "nights":{"type":"integer","minimum":1}},"required":["city","nights"]"""));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void isCompactAndValid(Class<?> type, String properties) {
        var schema = Reader.of(type).schema();
        assertThat(schema.toString())
                .isEqualTo("{\"type\":\"object\",\"properties\":{" + properties + ",\"additionalProperties\":false}");
        assertThat(Schemas.problems(schema)).isEmpty();
    }

    static Stream<Arguments> structures() {
        return Stream.of(arguments(Tree.class, """
                        {"$ref":"#/$defs/Tree","$defs":{"Tree":{"type":"object","properties":{\
                        "name":{"type":"string","maxLength":4000},\
                        "children":{"type":"array","items":{"$ref":"#/$defs/Tree"}}},\
                        "required":["name","children"],"additionalProperties":false}}}"""), arguments(Payment.class, """
                        {"anyOf":[{"type":"object","properties":{"type":{"const":"Cash"}},"required":["type"],\
                        "additionalProperties":false},{"type":"object","properties":{"type":{"const":"Card"},\
                        "number":{"type":"string","maxLength":4000}},"required":["type","number"],\
                        "additionalProperties":false}]}"""));
    }

    @ParameterizedTest
    @MethodSource("structures")
    void describesWhatContainsItselfAndWhatIsOneOfSeveral(Class<?> type, String expected) {
        var schema = Reader.of(type).schema();
        assertThat(schema.toString()).isEqualTo(expected);
        assertThat(Schemas.problems(schema)).isEmpty();
    }
}
