package dev.switchboard.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.switchboard.api.ToolParam;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.annotation.JsonbVisibility;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is read here, Yasson reads as the same value. */
class ConformanceTest {

    public enum Colour {
        RED,
        @JsonbProperty("dark blue")
        DARK_BLUE
    }

    public record Numbers(
            int i,
            Integer boxedI,
            long l,
            Long boxedL,
            short s,
            Short boxedS,
            byte b,
            Byte boxedB,
            double d,
            Double boxedD,
            float f,
            Float boxedF,
            BigInteger big,
            BigDecimal decimal) {}

    public record Words(
            String text, char letter, Character boxed, boolean yes, Boolean no, UUID id, URI link, DayOfWeek day) {}

    public record Times(
            Instant instant,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            LocalDate date,
            LocalTime time,
            LocalDateTime local,
            OffsetTime offsetTime,
            Duration duration,
            Period period,
            YearMonth month,
            MonthDay monthDay,
            ZoneId zone,
            ZoneOffset zoneOffset) {}

    @SuppressWarnings("ArrayRecordComponent")
    public record Containers(
            List<Integer> list,
            Set<String> set,
            Collection<Long> collection,
            Map<String, Double> map,
            int[] ints,
            String[] texts,
            List<List<Boolean>> nested,
            Map<String, List<LocalDate>> dates) {}

    public record Maybe(
            Optional<String> text,
            OptionalInt whole,
            OptionalLong larger,
            OptionalDouble number,
            @ToolParam(required = false) @Nullable String missing) {}

    public record Line(String article, int quantity) {}

    public record Order(
            @JsonbProperty("customer-name") String customer,
            List<Line> lines,
            @JsonbTransient String secret) {}

    /** A bean, since Yasson cannot tell what T is in a record. */
    public static class Page<T> {
        public T first;
        public List<T> rest;
    }

    public static class LinePage extends Page<Line> {}

    public record PageOfLines(LinePage page, Page<Page<String>> pages) {}

    public record Tree(String name, List<Tree> children) {}

    public static class Base {
        private String inherited;

        public String getInherited() {
            return inherited;
        }

        public void setInherited(String value) {
            inherited = value + "!";
        }
    }

    @SuppressWarnings("UnusedVariable") // compared by reflection
    public static class Bean extends Base {
        public int visible;

        @JsonbProperty("other")
        private String renamed;

        @ToolParam(required = false)
        private String kept = "as it was";

        @JsonbTransient
        private String secret = "secret";

        private String readOnly = "read-only";

        public void setRenamed(String value) {
            renamed = value;
        }

        public void setKept(String value) {
            kept = value;
        }

        public void setSecret(String value) {
            secret = value;
        }

        @ToolParam(required = false)
        public void setURL(String value) {
            readOnly = value;
        }

        public String getReadOnly() {
            return readOnly;
        }
    }

    @SuppressWarnings("UnusedVariable") // compared by reflection
    public static class Created {
        private final String name;
        private final int count;
        private String note = "";

        private Created(String name, int count) {
            this.name = name;
            this.count = count;
        }

        @JsonbCreator
        public static Created of(@JsonbProperty("called") String name, @JsonbProperty("count") int count) {
            return new Created(name, count);
        }

        public void setNote(String value) {
            note = value;
        }
    }

    public static class MaybeBean {
        public Optional<String> text;
        public OptionalInt count;
    }

    public record Made(String text, int number) {
        @JsonbCreator
        public static Made of(@JsonbProperty("first") String first, int number) {
            return new Made(first + "!", number);
        }
    }

    @SuppressWarnings("UnusedVariable") // compared by reflection
    public static class Hidden {
        private String text;
        private int number;

        public void setNumber(int value) {
            number = value * 2;
        }
    }

    /** Sees fields and no methods. */
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

    @SuppressWarnings("UnusedVariable") // compared by reflection
    @JsonbVisibility(Fields.class)
    public static class Opened {
        private String more;
    }

    public record Formatted(
            @JsonbDateFormat("dd.MM.yyyy") LocalDate date,
            @JsonbDateFormat("HH.mm") LocalTime time,
            @JsonbDateFormat("yyyy/MM/dd HH:mm") LocalDateTime local) {}

    public record Priced(
            @JsonbNumberFormat(value = "#0.00", locale = "en-US")
            double price) {}

    public static class Backwards implements JsonbAdapter<String, String> {
        @Override
        public String adaptToJson(String value) {
            return new StringBuilder(value).reverse().toString();
        }

        @Override
        public String adaptFromJson(String value) {
            return new StringBuilder(value).reverse().toString();
        }
    }

    public record Adapted(@JsonbTypeAdapter(Backwards.class) String word, int count) {}

    public static class MoneyAdapter implements JsonbAdapter<Money, String> {
        @Override
        public String adaptToJson(Money money) {
            return money.amount() + " " + money.currency();
        }

        @Override
        public Money adaptFromJson(String text) {
            return new Money(new BigDecimal(text.split(" ", 2)[0]), text.split(" ", 2)[1]);
        }
    }

    @JsonbTypeAdapter(MoneyAdapter.class)
    public record Money(BigDecimal amount, String currency) {}

    public record Bill(Money total, List<Money> parts) {}

    public static class PointReader implements JsonbDeserializer<Point> {
        @Override
        public Point deserialize(JsonParser parser, DeserializationContext context, Type type) {
            int[] numbers = context.deserialize(int[].class, parser);
            return new Point(numbers[0], numbers[1]);
        }
    }

    @JsonbTypeDeserializer(PointReader.class)
    public record Point(int x, int y) {}

    public record Shape(
            List<Point> points,
            @JsonbTypeDeserializer(PointReader.class) Point centre) {}

    @JsonbTypeInfo(
            key = "kind",
            value = {@JsonbSubtype(alias = "dog", type = Dog.class), @JsonbSubtype(alias = "cat", type = Cat.class)})
    public sealed interface Animal permits Dog, Cat {}

    public record Dog(String name) implements Animal {}

    public record Cat(String name, List<Animal> friends) implements Animal {}

    public record Names(String firstName, String theURL, int line2) {}

    private static final String TIMES = """
        {"instant":"2030-01-31T13:00:00Z","offset":"2030-01-31T14:00:00+01:00",
        "zoned":"2030-01-31T14:00:00+01:00","date":"2030-01-31","time":"14:00",
        "local":"2030-01-31T14:00:05","offsetTime":"14:00:00+01:00","duration":"PT1H30M","period":"P1Y2M3D",
        "month":"2030-01","monthDay":"--01-31","zone":"Europe/Paris","zoneOffset":"+01:00"}\
        """;

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(Numbers.class, """
                    {"i":-2147483648,"boxedI":7,"l":9223372036854775807,"boxedL":-9223372036854775808,"s":-3,
                    "boxedS":32767,"b":-128,"boxedB":127,"d":1.5e3,"boxedD":-0.1,"f":3.4e38,"boxedF":0.1,
                    "big":123456789012345678901234567890,"decimal":12.340}\
                    """),
                arguments(Words.class, """
                    {"text":"a \\"b\\" \\u00e9 \\ud83d\\ude00","letter":"x","boxed":"\\u00e9","yes":true,"no":false,
                    "id":"0f8fad5b-d9cb-469f-a165-70867728950e","link":"https://example.com/a?b=c","day":"MONDAY"}\
                    """),
                arguments(Times.class, TIMES),
                arguments(Containers.class, """
                    {"list":[1,2],"set":["b","a"],"collection":[3],"map":{"x":1.5,"y z":2},"ints":[1],
                    "texts":["t"],"nested":[[true],[]],"dates":{"d":["2030-01-31"]}}\
                    """),
                arguments(Maybe.class, """
                    {"text":"t","whole":1,"larger":2,"number":2.5,"missing":"here"}\
                    """),
                arguments(Maybe.class, """
                    {"text":null,"whole":null,"larger":null,"number":null}\
                    """),
                arguments(Maybe.class, "{}"),
                arguments(Order.class, """
                    {"lines":[{"quantity":2,"article":"tea"}],"customer-name":"Ada"}\
                    """),
                arguments(PageOfLines.class, """
                    {"page":{"first":{"article":"a","quantity":1},"rest":[{"article":"b","quantity":2}]},
                    "pages":{"first":{"first":"x","rest":[]},"rest":[]}}\
                    """),
                arguments(Tree.class, """
                    {"name":"a","children":[{"name":"b","children":[]},{"name":"c","children":[]}]}\
                    """),
                arguments(Bean.class, """
                    {"inherited":"x","visible":3,"other":"y"}\
                    """),
                arguments(Bean.class, """
                    {"inherited":"x","visible":3,"other":"y","kept":null,"URL":"z"}\
                    """),
                arguments(MaybeBean.class, """
                    {"text":null,"count":3}\
                    """),
                arguments(Opened.class, """
                    {"more":"x"}\
                    """),
                arguments(Made.class, """
                    {"first":"x","number":2}\
                    """),
                arguments(Created.class, """
                    {"note":"n","called":"c","count":2}\
                    """),
                arguments(Formatted.class, """
                    {"date":"31.01.2030","time":"14.30","local":"2030/01/31 14:00"}\
                    """),
                arguments(Priced.class, """
                    {"price":"12.50"}\
                    """),
                arguments(Adapted.class, """
                    {"word":"abc","count":1}\
                    """),
                arguments(Bill.class, """
                    {"total":"12.50 EUR","parts":["1 EUR"]}\
                    """),
                arguments(Shape.class, """
                    {"points":[[1,2],[3,4]],"centre":[5,6]}\
                    """),
                arguments(Animal.class, """
                    {"name":"cat","kind":"dog"}\
                    """),
                arguments(Animal.class, """
                    {"kind":"cat","name":"Tom","friends":[{"kind":"dog","name":"Rex"}]}\
                    """),
                arguments(
                        new ParameterizedType() {
                            @Override
                            public Type[] getActualTypeArguments() {
                                return new Type[] {Line.class};
                            }

                            @Override
                            public Type getRawType() {
                                return List.class;
                            }

                            @Override
                            public @Nullable Type getOwnerType() {
                                return null;
                            }
                        },
                        """
                        [{"article":"a","quantity":1}]\
                        """));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsWhatYassonReads(Type type, String json) {
        Jsonb yasson = JsonbBuilder.create();
        Object expected = yasson.fromJson(json, type);
        assertThat(Reader.of(type).read(json)).usingRecursiveComparison().isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("values")
    void describesWhatItReads(Type type, String json) {
        JsonObject schema = Reader.of(type).schema();
        assertThat(Schemas.problems(schema)).isEmpty();
        // JSON-B takes null for whatever is left out, which the schema need not tell
        if (!json.contains("null")) {
            assertThat(Schemas.problems(Schemas.parse(schema), json)).isEmpty();
        }
    }

    @Test
    void readsATimeZoneToo() {
        String json = "\"2030-01-31T14:00:00+01:00[Europe/Paris]\"";
        assertThat(Reader.of(ZonedDateTime.class).read(json))
                .isEqualTo(JsonbBuilder.create().fromJson(json, ZonedDateTime.class));
    }

    static Stream<Arguments> strategies() {
        return Stream.of(
                        PropertyNamingStrategy.IDENTITY,
                        PropertyNamingStrategy.LOWER_CASE_WITH_DASHES,
                        PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES,
                        PropertyNamingStrategy.UPPER_CAMEL_CASE,
                        PropertyNamingStrategy.UPPER_CAMEL_CASE_WITH_SPACES,
                        (PropertyNamingStrategy) name -> "x-" + name)
                .map(strategy -> arguments(
                        strategy instanceof String name
                                ? new JsonbConfig().withPropertyNamingStrategy(name)
                                : new JsonbConfig().withPropertyNamingStrategy((PropertyNamingStrategy) strategy)));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void namesPropertiesAsYassonDoes(JsonbConfig config) {
        Names names = new Names("Ada", "u", 2);
        Jsonb yasson = JsonbBuilder.create(config);
        String json = yasson.toJson(names);
        assertThat(Reader.of(Names.class, config).read(json)).isEqualTo(names);
        assertThat(yasson.fromJson(json, Names.class)).isEqualTo(names);
    }

    static Stream<Arguments> configurations() {
        return Stream.of(
                arguments(
                        new JsonbConfig().withAdapters(new Backwards()),
                        Line.class,
                        "{\"article\":\"aet\",\"quantity\":1}"),
                arguments(new JsonbConfig().withDeserializers(new PointReader()), Shape.class, """
                    {"points":[[1,2]],"centre":[5,6]}\
                    """),
                arguments(new JsonbConfig().withPropertyVisibilityStrategy(new Fields()), Hidden.class, """
                    {"text":"x","number":2}\
                    """),
                arguments(new JsonbConfig().withDateFormat("dd.MM.yyyy", null), Day.class, "{\"day\":\"31.01.2030\"}"),
                arguments(new JsonbConfig().withDateFormat("dd.MM.yyyy", null), Days.class, """
                    {"days":["31.01.2030"],"named":{"first":"01.01.2030"}}\
                    """));
    }

    public record Day(LocalDate day) {}

    public record Days(List<LocalDate> days, Map<String, LocalDate> named) {}

    @ParameterizedTest
    @MethodSource("configurations")
    void keepsToTheApplicationsConfiguration(JsonbConfig config, Type type, String json) {
        Jsonb yasson = JsonbBuilder.create(config);
        Object expected = yasson.fromJson(json, type);
        assertThat(Reader.of(type, config).read(json))
                .usingRecursiveComparison()
                .isEqualTo(expected);
    }
}
