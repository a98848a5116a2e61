package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Certain is only what the validator would let pass too. */
class PlainConstraintsTest {

    public record Line(
            @NotBlank @Size(max = 5) String article,
            @Min(1) @Max(9) int count,
            @Positive Long price,
            @NotEmpty @Size(min = 1, max = 2) List<String> notes,
            @NotNull Object any) {}

    public record Patterned(@Pattern(regexp = "a") String text) {}

    public record Elements(List<@NotBlank String> texts) {}

    public record Grouped(@NotNull(groups = Grouped.class) String text) {}

    public record Computed(@Min(0) int count) {
        @AssertTrue
        public boolean isModest() {
            return count < 100;
        }
    }

    public record Free(String text) {}

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private static boolean isCertain(Object made) {
        return PlainConstraints.ofBean(VALIDATOR.getConstraintsForClass(made.getClass()))
                .test(made);
    }

    @Test
    void agreesWithTheValidatorOnPlainOnes() {
        List<Line> lines = new ArrayList<>();
        for (String article : new String[] {null, "", " ", "\u0000", "\u2003", " a ", "a", "abcde", "abcdef"}) {
            for (int count : new int[] {0, 1, 9, 10, -1}) {
                for (Long price : new Long[] {null, 0L, 1L, -1L}) {
                    for (int notes = -1; notes < 4; notes++) {
                        List<String> list =
                                notes < 0 ? null : List.of("a", "b", "c").subList(0, notes);
                        lines.add(new Line(article, count, price, list, "any"));
                        lines.add(new Line(article, count, price, list, null));
                    }
                }
            }
        }
        assertThat(lines)
                .allSatisfy(line -> assertThat(isCertain(line))
                        .as("%s", line)
                        .isEqualTo(VALIDATOR.validate(line).isEmpty()));
    }

    @Test
    void isCertainOfWhatHasNoConstraints() {
        assertThat(isCertain(new Free(null))).isTrue();
    }

    @Test
    void leavesTheRestToTheValidator() {
        assertThat(List.of(new Patterned("a"), new Elements(List.of("a")), new Grouped("a"), new Computed(1)))
                .noneMatch(PlainConstraintsTest::isCertain);
    }

    public static class Desk {
        public void book(@NotBlank String name, @Min(1) @Max(5) int count) {}

        public void match(@NotBlank String name, @Pattern(regexp = "a") String text) {}

        public void half(String name, @Min(1) int count) {}
    }

    private static boolean isCertain(String method, Class<?> second, Object... arguments) {
        List<Predicate<Object>> keeps = PlainConstraints.ofParameters(
                VALIDATOR.getConstraintsForClass(Desk.class).getConstraintsForMethod(method, String.class, second));
        return keeps.get(0).test(arguments[0]) && keeps.get(1).test(arguments[1]);
    }

    @Test
    void looksAtEachParameter() {
        assertThat(isCertain("book", int.class, "Ada", 5)).isTrue();
        assertThat(isCertain("book", int.class, "Ada", 6)).isFalse();
        assertThat(isCertain("book", int.class, " ", 5)).isFalse();
        assertThat(isCertain("match", String.class, "Ada", "a")).isFalse();
        assertThat(isCertain("half", int.class, null, 6)).isTrue();
    }
}
