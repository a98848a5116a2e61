package dev.switchboard.binding;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.DateTimes;
import org.jspecify.annotations.Nullable;

/** Whatever our own writers write of generated values is what Yasson writes, to the letter. */
class WritingProperties {

    public enum Colour {
        RED,
        @JsonbProperty("dark blue")
        BLUE {
            @Override
            public String toString() {
                return "not this";
            }
        }
    }

    public record Scalars(
            @Nullable String text,
            char letter,
            boolean yes,
            @Nullable Boolean no,
            byte b,
            short s,
            int i,
            @Nullable Long l,
            double d,
            float f,
            @Nullable BigDecimal decimal,
            BigInteger big,
            @Nullable Colour colour) {}

    public record Times(
            Instant instant,
            LocalDate date,
            LocalTime time,
            LocalDateTime local,
            OffsetDateTime offset,
            OffsetTime offsetTime,
            ZonedDateTime zoned,
            YearMonth month,
            MonthDay day,
            Duration duration,
            Period period,
            ZoneId zone,
            ZoneOffset zoneOffset,
            UUID id,
            URI link) {}

    @SuppressWarnings("ArrayRecordComponent")
    public record Anything(
            @Nullable Object object,
            List<Object> list,
            Map<String, Object> map,
            Optional<Object> optional,
            Object[] array,
            List<Optional<Integer>> numbers,
            OptionalInt i,
            OptionalLong l,
            OptionalDouble d) {}

    public record Formatted(
            @JsonbDateFormat("dd.MM.yyyy HH:mm") LocalDateTime local,

            @JsonbDateFormat(value = "EEEE d. MMMM yyyy", locale = "de-DE")
            LocalDate date,

            @JsonbNumberFormat(value = "#,##0.00", locale = "fr-FR")
            BigDecimal decimal,

            @JsonbNumberFormat("000") int whole,
            @JsonbNillable @Nullable String always,
            @JsonbProperty("re-named") String renamed) {}

    private static final Jsonb YASSON = JsonbBuilder.create();

    private static final Results RESULTS = new Binding().results();

    private static final Results NULLS = new Binding(nulls()).results();
    private static final Jsonb YASSON_NULLS = JsonbBuilder.create(nulls());

    private static JsonbConfig nulls() {
        return new JsonbConfig().withNullValues(true);
    }

    @Property(tries = 2000)
    void scalarsAgree(@ForAll("scalarRecords") Scalars scalars) {
        agree(scalars);
    }

    @Property(tries = 1000)
    void timesAgree(@ForAll("timeRecords") Times times) {
        agree(times);
    }

    @Property(tries = 2000)
    void whateverIsInsideAgrees(@ForAll("anything") Object anything) {
        agree(anything);
    }

    @Property(tries = 500)
    void formatsAgree(@ForAll("formatted") Formatted formatted) {
        agree(formatted);
    }

    private static void agree(Object value) {
        assertThat(RESULTS.byOwnWriter(value, Integer.MAX_VALUE).json()).isEqualTo(YASSON.toJson(value));
        assertThat(NULLS.byOwnWriter(value, Integer.MAX_VALUE).json()).isEqualTo(YASSON_NULLS.toJson(value));
    }

    @Provide
    Arbitrary<Scalars> scalarRecords() {
        Arbitrary<Object[]> numbers = Combinators.combine(
                        Arbitraries.bytes(), Arbitraries.shorts(), Arbitraries.integers(), Arbitraries.longs())
                .as((b, s, i, l) -> new Object[] {b, s, i, l});
        return Combinators.combine(
                        texts().injectNull(0.1),
                        Arbitraries.chars().all(),
                        Arbitraries.of(true, false),
                        numbers,
                        doubles(),
                        floats(),
                        decimals().injectNull(0.1),
                        Arbitraries.bigIntegers())
                .as((text, letter, yes, n, d, f, decimal, big) -> new Scalars(
                        text,
                        letter,
                        yes,
                        yes ? null : true,
                        (byte) n[0],
                        (short) n[1],
                        (int) n[2],
                        yes ? (Long) n[3] : null,
                        d,
                        f,
                        decimal,
                        big,
                        text == null ? null : Colour.values()[text.length() % 2]));
    }

    @Provide
    Arbitrary<Times> timeRecords() {
        Arbitrary<ZoneId> zones =
                Arbitraries.of(ZoneId.of("Europe/Paris"), ZoneOffset.UTC, ZoneOffset.ofHours(-7), ZoneId.of("UTC"));
        Arbitrary<LocalDateTime> locals = DateTimes.dateTimes().ofPrecision(java.time.temporal.ChronoUnit.NANOS);
        return Combinators.combine(locals, zones, Arbitraries.longs(), Arbitraries.integers())
                .as((local, zone, l, i) -> new Times(
                        local.toInstant(ZoneOffset.UTC),
                        local.toLocalDate(),
                        local.toLocalTime(),
                        local,
                        local.atOffset(ZoneOffset.ofTotalSeconds(i % 64_800)),
                        local.toLocalTime().atOffset(ZoneOffset.ofTotalSeconds(i % 64_800)),
                        local.atZone(zone),
                        YearMonth.from(local),
                        MonthDay.from(local),
                        Duration.ofNanos(l),
                        Period.of(i % 99, i % 31, i % 400),
                        zone,
                        ZoneOffset.ofTotalSeconds(i % 64_800),
                        new UUID(l, i),
                        URI.create("https://example.com/" + l + "?q=%22" + i)));
    }

    @Provide
    Arbitrary<Object> anything() {
        Arbitrary<Object> leaf = Arbitraries.oneOf(
                texts().map(o -> o),
                Arbitraries.integers().map(o -> o),
                doubles().map(o -> o),
                decimals().map(o -> o),
                scalarRecords().map(o -> o),
                timeRecords().map(o -> o),
                Arbitraries.of(Colour.class).map(o -> o),
                Arbitraries.of(Optional.empty(), Optional.of("x"), OptionalInt.empty(), OptionalLong.of(7L)),
                Arbitraries.of(ZoneOffset.UTC, ZoneId.of("Europe/Paris")),
                Arbitraries.just(new int[] {1, 2}),
                Arbitraries.just(new byte[] {-1, 2}),
                Arbitraries.just(new String[] {"a", null}));
        return Arbitraries.recursive(() -> leaf, WritingProperties::around, 0, 3);
    }

    private static Arbitrary<Object> around(Arbitrary<Object> inner) {
        Arbitrary<List<Object>> lists = inner.injectNull(0.1).list().ofMaxSize(3);
        Arbitrary<Map<String, Object>> maps =
                Arbitraries.maps(texts(), inner.injectNull(0.1)).ofMaxSize(3);
        Arbitrary<Object> records = Combinators.combine(inner.injectNull(0.2), lists, maps, Arbitraries.integers())
                .as((object, list, map, i) -> new Anything(
                        object,
                        list,
                        map,
                        Optional.ofNullable(object),
                        list.toArray(),
                        List.of(Optional.of(i), Optional.empty()),
                        i % 2 == 0 ? OptionalInt.of(i) : OptionalInt.empty(),
                        i % 3 == 0 ? OptionalLong.of(i) : OptionalLong.empty(),
                        i % 5 == 0 ? OptionalDouble.of(i) : OptionalDouble.empty()));
        return Arbitraries.oneOf(inner, lists.map(o -> o), maps.map(o -> o), records, lists.map(List::toArray));
    }

    @Provide
    Arbitrary<Formatted> formatted() {
        return Combinators.combine(DateTimes.dateTimes(), decimals(), Arbitraries.integers(), texts())
                .as((local, decimal, i, text) ->
                        new Formatted(local, local.toLocalDate(), decimal, i, i % 2 == 0 ? null : text, text));
    }

    /** With quotation marks, control characters, and halves of characters. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(12),
                Arbitraries.strings()
                        .withChars("\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028\ud83d\ude00\u00e9a ")
                        .ofMaxLength(8));
    }

    private static Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(
                Arbitraries.doubles(),
                Arbitraries.doubles().between(-1e6, 1e6),
                Arbitraries.of(0.0, -0.0, 1e7, 1e-7, Double.MIN_VALUE, Double.MAX_VALUE));
    }

    private static Arbitrary<Float> floats() {
        return Arbitraries.oneOf(
                Arbitraries.floats(), Arbitraries.of(0.1f, 1e7f, -0.0f, 1e-7f, Float.MAX_VALUE, 16_777_216f));
    }

    private static Arbitrary<BigDecimal> decimals() {
        return Combinators.combine(
                        Arbitraries.bigIntegers(), Arbitraries.integers().between(-40, 40))
                .as(BigDecimal::new);
    }
}
