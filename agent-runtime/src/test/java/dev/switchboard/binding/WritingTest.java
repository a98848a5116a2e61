package dev.switchboard.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.json.Json;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.annotation.JsonbVisibility;
import jakarta.json.bind.config.BinaryDataStrategy;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.config.PropertyOrderStrategy;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What tools return is written as Yasson writes it, whether by our own writers or, where it is not plain, by Yasson. */
class WritingTest {

    public record Line(String article, int quantity) {}

    public record Order(
            @JsonbProperty("customer-name") String customer,
            List<Line> lines,
            @JsonbTransient String secret) {}

    public record Methods(String name, List<String> tags) {
        public static final String CONSTANT = "no property";

        public boolean isLong() {
            return name.length() > 3;
        }

        public String getLabel() {
            return "<" + name + ">";
        }

        public String other() {
            return "no property";
        }

        String getHidden() {
            return "no property";
        }
    }

    public record Tree(
            String name, List<Tree> children, @Nullable Tree next) {}

    public record Box<T>(T value, List<T> more) {}

    public record Boxes(Box<Line> lines, Box<Box<String>> nested, List<? extends Line> wild) {}

    public static class Page<T> {
        public T first;
        public List<T> rest;
    }

    public static class LinePage extends Page<Line> {
        public int number = 1;
    }

    public record Pages(LinePage page, Page<Line> same) {}

    public static class Base {
        private String inherited = "from above";
        public int zebra = 1;

        public String getInherited() {
            return inherited;
        }

        public void setInherited(String value) {
            inherited = value;
        }
    }

    public static class Bean extends Base {
        public int visible = 3;
        public final int fixed = 4;
        public static int ofTheClass = 5;
        public transient int passing = 6;

        @JsonbProperty("other")
        private String renamed = "x";

        private String unseen = "y";
        public String hiddenByItsGetter = "z";

        private String address = "u";

        @JsonbTransient
        private String secret = "secret";

        public String getRenamed() {
            return renamed;
        }

        public String getURL() {
            return address;
        }

        public boolean isReady() {
            return unseen.isEmpty();
        }

        public Boolean getBoxed() {
            return null;
        }

        String getHiddenByItsGetter() {
            return hiddenByItsGetter;
        }

        public String getSecret() {
            return secret;
        }

        public void setOnly(String only) {
            unseen = only;
        }
    }

    public static class Child extends Base {
        @Override
        public String getInherited() {
            return "overridden";
        }
    }

    @JsonbPropertyOrder({"second", "first"})
    public record Ordered(String alpha, String first, String second) {}

    @JsonbNillable
    public record Nillable(
            @Nullable String text, @Nullable List<String> list, OptionalInt number, Optional<String> maybe) {}

    public record PartlyNillable(
            @JsonbNillable @Nullable String always,
            @Nullable String sometimes,

            @JsonbProperty(value = "p", nillable = true) @Nullable
            List<String> list) {}

    public record NillableObject(
            @JsonbNillable @Nullable Line line, @Nullable Nillable other) {}

    @JsonbDateFormat("dd.MM.yyyy")
    @JsonbNumberFormat(value = "#0.00", locale = "en-US")
    public record ByClass(LocalDate day, double price, String text, OptionalInt whole, Optional<BigDecimal> maybe) {}

    @JsonbNumberFormat(value = "#0.00", locale = "en-US")
    public record FormatOnAList(List<Double> prices) {}

    public record FormatOnAMap(@JsonbNumberFormat("#0.00") Map<String, Double> prices) {}

    @JsonbDateFormat("dd.MM.yyyy")
    public record DatesInAList(List<LocalDate> days, LocalDate day, Optional<LocalDate> maybe) {}

    public static class InMillis {
        @JsonbDateFormat(JsonbDateFormat.TIME_IN_MILLIS)
        public Instant at = Instant.EPOCH;
    }

    public static class ByDefault {
        @JsonbDateFormat
        public LocalDate day = LocalDate.EPOCH;
    }

    public static class Fields implements PropertyVisibilityStrategy {
        @Override
        public boolean isVisible(Field field) {
            return true;
        }

        @Override
        public boolean isVisible(Method method) {
            return false;
        }
    }

    @SuppressWarnings("UnusedVariable") // read by reflection
    @JsonbVisibility(Fields.class)
    public static class Opened {
        private String more = "more";
        private int count = 2;

        public int getCount() {
            return count + 1;
        }
    }

    public record Created(String text) {
        @JsonbCreator
        public static Created of(@JsonbProperty("other") String other) {
            return new Created(other);
        }
    }

    public record Maps(
            Map<TimeUnit, Integer> byEnum,
            Map<String, List<LocalDate>> days,
            Map<String, Map<String, @Nullable String>> nested,
            Collection<Set<Long>> sets) {}

    public record Dynamic(
            Object object, Comparable<?> comparable, Iterable<String> iterable, Base base, CharSequence text) {}

    @SuppressWarnings("ArrayRecordComponent")
    public record Arrays2(
            int[] ints,
            String[] texts,
            Line[] lines,
            char[] letters,
            long[][] nested,
            byte[] bytes,
            double[] doubles) {}

    public static class Backwards implements JsonbAdapter<String, String> {
        @Override
        public String adaptToJson(String value) {
            return new StringBuilder(value).reverse().toString();
        }

        @Override
        public String adaptFromJson(String value) {
            return value;
        }
    }

    public record Adapted(@JsonbTypeAdapter(Backwards.class) String word) {}

    public static class PointWriter implements JsonbSerializer<Point> {
        @Override
        public void serialize(Point point, JsonGenerator generator, SerializationContext context) {
            generator.write(point.x() + "/" + point.y());
        }
    }

    @JsonbTypeSerializer(PointWriter.class)
    public record Point(int x, int y) {}

    public record Shape(List<Point> points) {}

    @JsonbTypeInfo(@JsonbSubtype(alias = "dog", type = Dog.class))
    public sealed interface Animal permits Dog {}

    public record Dog(String name) implements Animal {}

    public interface Labelled {
        default String getLabel() {
            return "label";
        }
    }

    public record WithLabel(String name) implements Labelled {}

    public interface Named {
        @JsonbProperty("called")
        String getName();
    }

    public static class WithName implements Named {
        @Override
        public String getName() {
            return "x";
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @JsonbProperty("by-meta")
    public @interface Meta {}

    public static class ByMeta {
        @Meta
        public String text = "x";
    }

    public record NumberInside(Number number) {}

    public record Old(Date date) {}

    public record Years(Year year) {}

    public record KeyedByNumber(Map<Integer, String> map) {}

    public static class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    private static Bean bean() {
        return new Bean();
    }

    private static <T> Page<T> page(Page<T> page, T first) {
        page.first = first;
        page.rest = List.of(first);
        return page;
    }

    private static Names names() {
        Names names = new Names();
        names.add("Ada");
        return names;
    }

    static Stream<Object> plain() {
        Line line = new Line("tea \"green\"", -2);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", 1);
        map.put("b\n", null);
        map.put("c", List.of(line));
        return Stream.of(
                7,
                1.5,
                'c',
                true,
                TimeUnit.DAYS,
                UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"),
                LocalDate.of(12_345, 1, 2),
                YearMonth.of(3, 4),
                new int[] {1, 2},
                new Object[] {1, null, "x", line},
                List.of(),
                Arrays.asList(1, null, "x", line, List.of(Map.of())),
                new ArrayDeque<>(List.of(1)),
                names(),
                Map.of(),
                map,
                new TreeMap<>(Map.of("a", line)),
                new EnumMap<>(Map.of(TimeUnit.DAYS, 1)),
                Optional.of(line),
                Optional.empty(),
                Optional.of(Optional.empty()),
                OptionalInt.of(3),
                OptionalInt.empty(),
                line,
                new Order("Ada", List.of(line, line), "secret"),
                new Order(null, null, null),
                new Methods("abcd", List.of("x")),
                new Tree("a", List.of(new Tree("b", List.of(), null)), new Tree("c", null, null)),
                new Box<>(line, List.of(line)),
                new Boxes(new Box<>(line, List.of()), new Box<>(new Box<>("x", null), null), List.of(line)),
                page(new LinePage(), line),
                page(new Page<>(), line),
                new Pages((LinePage) page(new LinePage(), line), page(new Page<>(), line)),
                new Base(),
                bean(),
                new Ordered("a", "f", "s"),
                new Nillable(null, null, OptionalInt.empty(), Optional.empty()),
                new PartlyNillable(null, null, null),
                new ByClass(LocalDate.of(2030, 1, 31), 1.005, "x", OptionalInt.of(2), Optional.of(BigDecimal.TEN)),
                new DatesInAList(List.of(LocalDate.EPOCH), LocalDate.EPOCH, Optional.of(LocalDate.EPOCH)),
                new FormatOnAList(List.of(1.0)),
                new ByDefault(),
                new Opened(),
                new Created("x"),
                new Maps(
                        Map.of(TimeUnit.DAYS, 1),
                        Map.of("d", List.of(LocalDate.EPOCH)),
                        Map.of("n", new TreeMap<>()),
                        List.of(Set.of(1L))),
                new Dynamic(line, "x", List.of("y"), bean(), new StringBuilderText("t").toString()),
                new Arrays2(
                        new int[] {1},
                        new String[] {"a", null},
                        new Line[] {line},
                        new char[] {'a', '"'},
                        new long[][] {{1}, {}},
                        new byte[] {-1},
                        new double[] {1e10}));
    }

    /** Hides that it is a text from the compiler's constant folding. */
    private record StringBuilderText(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    @ParameterizedTest
    @MethodSource("plain")
    void writesPlainResultsItself(Object result) {
        assertThat(new Binding().results().byOwnWriter(result, 10_000).json())
                .isEqualTo(JsonbBuilder.create().toJson(result));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void writesPlainResultsWithNullsItself(Object result) {
        JsonbConfig config = new JsonbConfig().withNullValues(true);
        assertSame(config, result);
    }

    @SuppressWarnings("JavaUtilDate") // that is what is unusual
    static Stream<Object> unusual() {
        return Stream.of(
                new Child(),
                new NillableObject(null, null),
                new FormatOnAMap(Map.of("a", 1.0)),
                new InMillis(),
                new Adapted("abc"),
                new Shape(List.of(new Point(1, 2))),
                new Dog("Rex"),
                List.of(new Dog("Rex")),
                new WithLabel("x"),
                new WithName(),
                new ByMeta(),
                new NumberInside(1e10),
                new Old(Date.from(Instant.EPOCH)),
                Date.from(Instant.EPOCH),
                Year.of(2030),
                new Years(Year.of(2030)),
                new KeyedByNumber(Map.of(1, "x")),
                Map.of(1, "x"),
                Json.createObjectBuilder().add("a", 1).build(),
                new Dynamic(new Point(1, 2), "x", List.of(), new Child(), ""));
    }

    @ParameterizedTest
    @MethodSource("unusual")
    void leavesToJsonbWhatIsNotPlain(Object result) {
        Results results = new Binding().results();
        assertThatExceptionOfType(JsonbOnlyException.class).isThrownBy(() -> results.byOwnWriter(result, 10_000));
        assertThat(results.write(result, 10_000).json())
                .isEqualTo(JsonbBuilder.create().toJson(result));
    }

    static Stream<JsonbConfig> configurations() {
        return Stream.of(
                new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_DASHES),
                new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.UPPER_CAMEL_CASE_WITH_SPACES),
                new JsonbConfig().withPropertyNamingStrategy(name -> "x \"" + name),
                new JsonbConfig().withPropertyOrderStrategy(PropertyOrderStrategy.REVERSE),
                new JsonbConfig().withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL),
                new JsonbConfig().withPropertyVisibilityStrategy(new Fields()),
                new JsonbConfig().withDateFormat("yyyy MMM dd", Locale.GERMANY),
                new JsonbConfig()
                        .withLocale(Locale.GERMANY)
                        .withEncoding("UTF-16")
                        .withFormatting(false));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void keepsToPlainConfigurations(JsonbConfig config) {
        assertSame(config, new Order("Ada", List.of(new Line("tea", 1)), "secret"));
        assertSame(config, bean());
        assertSame(config, new Ordered("a", "b", "c"));
        assertSame(config, new DatesInAList(List.of(LocalDate.EPOCH), LocalDate.EPOCH, Optional.of(LocalDate.EPOCH)));
        assertSame(config, List.of(LocalDate.EPOCH));
        assertSame(config, LocalDateTime.of(2030, 1, 31, 14, 0));
        assertSame(config, new ByDefault());
    }

    private static void assertSame(JsonbConfig config, Object result) {
        assertThat(new Binding(config).results().byOwnWriter(result, 10_000).json())
                .isEqualTo(JsonbBuilder.create(config).toJson(result));
    }

    static Stream<Arguments> unusualConfigurations() {
        return Stream.of(
                arguments(new JsonbConfig().withAdapters(new Backwards()), new Line("tea", 1)),
                arguments(new JsonbConfig().withSerializers(new PointWriter()), List.of(new Point(1, 2))),
                arguments(new JsonbConfig().withFormatting(true), new Line("tea", 1)),
                arguments(new JsonbConfig().withPropertyOrderStrategy(PropertyOrderStrategy.ANY), new Line("tea", 1)),
                arguments(new JsonbConfig().withBinaryDataStrategy(BinaryDataStrategy.BASE_64), new byte[] {1, 2}),
                arguments(new JsonbConfig().withStrictIJSON(true), new Line("tea", 1)),
                arguments(new JsonbConfig().setProperty("yasson.whatever", "x"), new Line("tea", 1)));
    }

    @ParameterizedTest
    @MethodSource("unusualConfigurations")
    void leavesToJsonbWhatIsConfiguredUnusually(JsonbConfig config, Object result) {
        Results results = new Binding(config).results();
        assertThatExceptionOfType(JsonbOnlyException.class).isThrownBy(() -> results.byOwnWriter(result, 10_000));
        Jsonb yasson = JsonbBuilder.create(config);
        assertThat(results.write(result, 10_000).json()).isEqualTo(yasson.toJson(result));
    }

    @Test
    void writesTheSecondResultOfAClassAsTheFirst() {
        Results results = new Binding().results();
        Line line = new Line("x".repeat(1_000), 1);
        String first = results.write(line, 10_000).json();
        assertThat(results.write(new Line("y", 1), 10_000).json()).isEqualTo("{\"article\":\"y\",\"quantity\":1}");
        assertThat(results.write(line, 10_000).json()).isEqualTo(first);
    }

    @Test
    void keepsOnlyTheBeginningOfWhatIsLong() {
        List<Line> lines = java.util.Collections.nCopies(50, new Line("\"\u0001 a\ud83d\ude00", 1_234));
        String all = JsonbBuilder.create().toJson(lines);
        for (int longest = 1; longest < all.length(); longest++) {
            Results.Written written = new Binding().results().byOwnWriter(lines, longest);
            assertThat(written.json()).isEqualTo(all.substring(0, longest));
            assertThat(written.length()).isEqualTo(all.length());
            assertThat(written.isWhole()).isFalse();
        }
        assertThat(new Binding().results().byOwnWriter(lines, all.length()).isWhole())
                .isTrue();
    }

    public record Ring(List<Object> inside) {}

    @Test
    void neitherWritesNorFollowsACircle() {
        Ring ring = new Ring(new ArrayList<>());
        ring.inside().add("x");
        ring.inside().add(ring.inside());
        Results results = new Binding().results();
        assertThatExceptionOfType(JsonbOnlyException.class).isThrownBy(() -> results.byOwnWriter(ring, 10_000));
    }

    @Test
    void leavesADeepTreeToJsonb() {
        Tree tree = new Tree("leaf", List.of(), null);
        for (int i = 0; i < 200; i++) {
            tree = new Tree("n" + i, List.of(), tree);
        }
        assertThat(new Binding().results().write(tree, 100_000).json())
                .isEqualTo(JsonbBuilder.create().toJson(tree));
    }

    public static class Broken {
        public String getText() {
            throw new IllegalStateException("cannot be read");
        }
    }

    @Test
    void throwsWhereJsonbThrows() {
        Results results = new Binding().results();
        for (Object result : List.of(new Broken(), new Line2(Double.NaN), List.of(Double.POSITIVE_INFINITY))) {
            assertThatExceptionOfType(JsonbException.class)
                    .isThrownBy(() -> JsonbBuilder.create().toJson(result));
            assertThatExceptionOfType(JsonbException.class).isThrownBy(() -> results.write(result, 10_000));
        }
    }

    public record Line2(double number) {}
}
