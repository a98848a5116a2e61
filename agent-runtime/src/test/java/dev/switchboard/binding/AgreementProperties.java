package dev.switchboard.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import dev.switchboard.api.ToolParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What the schema accepts is read without problems, and what is read without problems the schema accepts. */
class AgreementProperties {

    enum Colour {
        RED,
        BLUE
    }

    record Item(String name, int count, Colour colour) {}

    record Order(
            List<Item> items,
            Map<String, Boolean> flags,
            @ToolParam(required = false) LocalDate day,
            Optional<Double> price) {}

    sealed interface Animal permits Dog, Cat {}

    record Dog(String name, boolean big) implements Animal {}

    record Cat(List<Animal> friends) implements Animal {}

    private static final Reader ORDER = Reader.of(Order.class);
    private static final Reader ANIMAL = Reader.of(Animal.class);
    private static final Schema ORDER_SCHEMA = Schemas.parse(ORDER.schema());
    private static final Schema ANIMAL_SCHEMA = Schemas.parse(ANIMAL.schema());

    @Property(tries = 3000)
    void ordersAgree(@ForAll("orders") String json) {
        agree(ORDER_SCHEMA, ORDER, json);
    }

    @Property(tries = 2000)
    void animalsAgree(@ForAll("animals") String json) {
        agree(ANIMAL_SCHEMA, ANIMAL, json);
    }

    private static void agree(Schema schema, Reader reader, String json) {
        String bySchema = Schemas.problems(schema, json);
        String byReader = reader.problems(json);
        assertThat(byReader.isEmpty())
                .as("%s%nschema: %s%nreader: %s", json, bySchema, byReader)
                .isEqualTo(bySchema.isEmpty());
    }

    @Provide
    Arbitrary<String> orders() {
        Arbitrary<String> item = object(List.of(
                mostly("\"name\"", "\"nam\"", text()),
                mostly("\"count\"", "\"Count\"", whole()),
                mostly("\"colour\"", "\"color\"", mostly("\"RED\"", "\"red\"", "\"BLUE\""))));
        Arbitrary<String> flag = Combinators.combine(name(), mostly("true", "\"true\"", "false"))
                .as((name, value) -> name + ":" + value);
        Arbitrary<String> flags = flag.list()
                .ofMaxSize(2)
                .uniqueElements(entry -> entry.substring(0, entry.indexOf(':')))
                .map(entries -> String.join(",", entries))
                .map(entries -> "{" + entries + "}");
        return object(List.of(
                property("items", array(item)),
                property("flags", mostly(flags, noise())),
                optional(property("day", mostly("\"2030-01-31\"", "\"2030-13-31\"", "\"1999-12-01\""))),
                optional(property("price", mostly(number(), noiseButNull())))));
    }

    @Provide
    Arbitrary<String> animals() {
        Arbitrary<String> dog = object(List.of(
                mostly("\"type\"", "\"kind\"", Arbitraries.just("\"Dog\"")),
                property("name", text()),
                property("big", mostly("true", "0", "false"))));
        Arbitrary<String> cat = object(List.of(
                property("type", mostly("\"Cat\"", "\"Dog\"", "\"Cat\"")),
                property("friends", array(mostly(dog, noise())))));
        return Arbitraries.oneOf(dog, cat, cat.map(friend -> "{\"friends\":[" + friend + "],\"type\":\"Cat\"}"));
    }

    /** An object of some properties, of which one is sometimes left out. */
    private static Arbitrary<String> object(List<Arbitrary<String>> properties) {
        Arbitrary<List<String>> all = Combinators.combine(properties).as(List::copyOf);
        return Combinators.combine(all, Arbitraries.integers().between(0, properties.size() * 5))
                .as((given, left) -> IntStream.range(0, given.size())
                        .filter(i -> i != left)
                        .mapToObj(given::get)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(",", "{", "}")));
    }

    private static Arbitrary<String> array(Arbitrary<String> element) {
        return element.list().ofMaxSize(3).map(elements -> "[" + String.join(",", elements) + "]");
    }

    private static Arbitrary<String> property(String name, Arbitrary<String> value) {
        return value.map(text -> "\"" + name + "\":" + text);
    }

    private static Arbitrary<String> optional(Arbitrary<String> property) {
        return mostly(property, Arbitraries.just(""));
    }

    private static Arbitrary<String> mostly(String name, String wrongName, Arbitrary<String> value) {
        return Combinators.combine(mostly(Arbitraries.just(name), Arbitraries.just(wrongName)), mostly(value, noise()))
                .as((key, text) -> key + ":" + text);
    }

    private static Arbitrary<String> mostly(String good, String wrong, String alsoGood) {
        return mostly(Arbitraries.of(good, alsoGood), Arbitraries.just(wrong));
    }

    private static Arbitrary<String> mostly(Arbitrary<String> good, Arbitrary<String> wrong) {
        return Arbitraries.frequencyOf(Tuple.of(12, good), Tuple.of(1, wrong));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .alpha()
                .withChars('\u00e9', ' ')
                .ofMaxLength(5)
                .map(text -> "\"" + text + "\"");
    }

    private static Arbitrary<String> name() {
        return Arbitraries.strings().alpha().ofMaxLength(3).map(text -> "\"" + text + "\"");
    }

    private static Arbitrary<String> whole() {
        return Arbitraries.oneOf(
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.of("1.0", "1e2", "-0", "10e-1", "1.5", "1e-1"));
    }

    private static Arbitrary<String> number() {
        return Arbitraries.oneOf(Arbitraries.doubles().between(-1e9, 1e9).map(String::valueOf), whole());
    }

    private static Arbitrary<String> noise() {
        return Arbitraries.oneOf(noiseButNull(), Arbitraries.just("null"));
    }

    private static Arbitrary<String> noiseButNull() {
        return Arbitraries.of("true", "7", "1.5", "\"x\"", "\"\"", "[]", "{}", "[1,{}]", "{\"a\":[null]}");
    }
}
