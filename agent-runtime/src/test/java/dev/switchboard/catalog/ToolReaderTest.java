package dev.switchboard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.OnRepeat;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import dev.switchboard.binding.Binding;
import dev.switchboard.binding.ObjectCheck;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolReaderTest {

    private final List<Problem> problems = new ArrayList<>();

    private List<ToolDescriptor> read(Class<?> bean) {
        return new ToolReader(new Binding(), problems).read(bean);
    }

    private void assertProblems(Class<?> bean, String... expected) {
        read(bean);
        assertThat(problems)
                .extracting(problem -> problem.code() + " " + problem.place().replaceFirst(".*[.$](?=.*\\.)", "") + ": "
                        + problem.message())
                .containsExactlyInAnyOrder(expected);
    }

    public record Item(String name) {}

    public abstract static class Crud<T> {
        @Tool("Saves")
        public String save(T value) {
            return "saved";
        }

        @Tool("Saves all")
        public String saveAll(List<T> values) {
            return "saved";
        }
    }

    public interface Greeting {
        @Tool("Greets")
        default String greet(String name) {
            return "Hello " + name;
        }
    }

    @Nested
    class Inheritance {

        public static class Items extends Crud<Item> implements Greeting {}

        @Test
        void putsTypesInThePlaceOfASuperclasssVariables() throws Exception {
            List<ToolDescriptor> tools = read(Items.class);
            assertThat(problems).isEmpty();
            assertThat(tools).extracting(ToolDescriptor::name).containsExactly("greet", "save", "saveAll");
            assertThat(tools.get(1).arguments().read("{\"value\":{\"name\":\"tea\"}}", ObjectCheck.NONE))
                    .containsExactly(new Item("tea"));
            assertThat(tools.get(2).arguments().read("{\"values\":[{\"name\":\"tea\"}]}", ObjectCheck.NONE))
                    .containsExactly(List.of(new Item("tea")));
        }

        public static class OverridingItems extends Crud<Item> {
            @Override
            @Tool("Saves an item")
            public String save(Item item) {
                return "saved an item";
            }
        }

        @Test
        void takesTheMethodThatOverridesAndNoBridge() {
            List<ToolDescriptor> tools = read(OverridingItems.class);
            assertThat(problems).isEmpty();
            assertThat(tools).extracting(ToolDescriptor::name).containsExactly("save", "saveAll");
            assertThat(tools.get(0).description()).isEqualTo("Saves an item");
            assertThat(tools.get(0).arguments().names()).containsExactly("item");
        }

        public static class OverloadedItems extends Crud<CharSequence> {
            public String save(String text) {
                return "saved otherwise";
            }
        }

        @Test
        void letsAnOverloadBeWhatItIs() {
            assertThat(read(OverloadedItems.class)).hasSize(2);
            assertThat(problems).isEmpty();
        }

        public static class ForgetfulItems extends Crud<Item> implements Greeting {
            @Override
            public String save(Item item) {
                return "saved an item";
            }

            @Override
            public String greet(String name) {
                return "Hi " + name;
            }
        }

        @Test
        void refusesAMethodThatOverridesAToolAndIsNone() {
            assertProblems(
                    ForgetfulItems.class,
                    "SWB-1020 ForgetfulItems.save: overrides or implements a @Tool method without being a @Tool."
                            + " Annotate it as well.",
                    "SWB-1020 ForgetfulItems.greet: overrides or implements a @Tool method without being a @Tool."
                            + " Annotate it as well.");
        }
    }

    @Nested
    class Refusals {

        @Entity
        public static class Customer {
            @Id
            long id;
        }

        public record Found(String by, List<Customer> customers) {}

        public static class Entities {
            @Tool("One")
            public Customer one() {
                return new Customer();
            }

            @Tool("Several")
            public Map<String, List<Customer>> several() {
                return Map.of();
            }

            @Tool("Perhaps")
            public Optional<Customer> perhaps() {
                return Optional.empty();
            }

            @Tool("Inside")
            public Found inside() {
                return new Found("", List.of());
            }

            @Tool("Array")
            public Customer[] array() {
                return new Customer[0];
            }
        }

        @Test
        void entitiesAsResults() {
            read(Entities.class);
            assertThat(problems).hasSize(5).allSatisfy(problem -> {
                assertThat(problem.code()).isEqualTo("SWB-1008");
                assertThat(problem.message())
                        .isEqualTo("returns the JPA entity Customer, which would load and tell more than you mean."
                                + " Return a record.");
            });
        }

        record Private(String name) {}

        public record Wrapper<T>(List<T> inside) {}

        public static class PrivateResults {
            @Tool("Returns")
            public Wrapper<Private> wrapped() {
                return new Wrapper<>(List.of());
            }
        }

        @Test
        void recordsThatJsonbCannotWrite() {
            assertProblems(
                    PrivateResults.class,
                    "SWB-1009 PrivateResults.wrapped: returns Private, which is not public, so that JSON-B cannot write"
                            + " it. Make it public.");
        }

        public static class Overloads {
            @Tool("By name")
            public void find(String name) {}

            @Tool("By number")
            public void find(int number) {}

            @Tool("Same arguments")
            public void same(@ToolParam(name = "a") int first, @ToolParam(name = "a") int second) {}
        }

        @Test
        void twoOfOneName() {
            assertProblems(
                    Overloads.class,
                    "SWB-1017 Overloads.find: is named 'find', as is find of this bean. Rename one: @Tool(name = ...).",
                    "SWB-1018 Overloads.same: two parameters are named 'a'. Rename one: @ToolParam(name = ...).");
        }

        public static class Defaults {
            @Tool("Counts")
            public void count(
                    @ToolParam(defaultValue = "many") int number,
                    @ToolParam(defaultValue = "[1, \"2\"]") List<Integer> numbers,
                    @ToolParam(defaultValue = "1.5") int whole,
                    @ToolParam(defaultValue = "7") int good,
                    @ToolParam(required = false) int bad) {}
        }

        @Test
        void defaultsThatDoNotFit() {
            assertProblems(
                    Defaults.class,
                    "SWB-1016 Defaults.count: parameter 'number': the default of 'number' is not JSON: many. Write it"
                            + " as the model would: JSON, or plain text for a text.",
                    "SWB-1016 Defaults.count: parameter 'numbers': the default of 'numbers' does not fit: [1]: must be"
                            + " a whole number, but is the text \"2\". Write it as the model would: JSON, or plain text"
                            + " for a text.",
                    "SWB-1016 Defaults.count: parameter 'whole': the default of 'whole' does not fit: '1.5': must be a"
                            + " whole number, but is the number 1.5. Write it as the model would: JSON, or plain text for"
                            + " a text.",
                    "SWB-1006 Defaults.count: parameter 'bad' is not required, but a int cannot be left out. Use its"
                            + " boxed type, or a defaultValue.");
        }

        public static class Hidden {
            @Tool("Hides")
            void hidden() {}

            @Tool("Static")
            public static void shared() {}
        }

        @Test
        void whatIsNotPublic() {
            assertProblems(
                    Hidden.class,
                    "SWB-1019 Hidden.hidden: is a @Tool, but static or not public. Make it a public method of the"
                            + " bean.",
                    "SWB-1019 Hidden.shared: is a @Tool, but static or not public. Make it a public method of the"
                            + " bean.");
        }

        public static class NoConstructor {
            NoConstructor(String name) {}
        }

        public record Primitive(@ToolParam(required = false) int count) {}

        public record Renamed(@ToolParam(name = "other") String name) {}

        public static class Types {
            @Tool("Takes")
            public void take(
                    InputStream stream,
                    Object anything,
                    Map<Integer, String> byNumber,
                    NoConstructor bean,
                    Primitive primitive,
                    Renamed renamed,
                    List<Renamed> more,
                    @JsonbNumberFormat("0") Integer formatted) {}
        }

        @Test
        void typesThatCannotBeDescribed() {
            String remedy = " is not supported. Use a simple type, an enum, a record, or a List, Set, Map, array or"
                    + " Optional of those.";
            assertProblems(
                    Types.class,
                    "SWB-1007 Types.take: parameter 'stream': type InputStream" + remedy,
                    "SWB-1007 Types.take: parameter 'anything': type Object" + remedy,
                    "SWB-1007 Types.take: parameter 'byNumber': type Map<Integer, String> is not supported. Use String"
                            + " for a Map's keys.",
                    "SWB-1007 Types.take: parameter 'bean': NoConstructor has neither a public constructor without"
                            + " parameters nor a @JsonbCreator. Use a record.",
                    "SWB-1007 Types.take: parameter 'primitive': property 'count' is not required, but a int cannot be"
                            + " left out. Use its boxed type or a defaultValue.",
                    "SWB-1007 Types.take: parameter 'renamed': property 'name' of Renamed has a @ToolParam(name = ...)."
                            + " Name it with @JsonbProperty, which holds for results too.",
                    "SWB-1007 Types.take: parameter 'more': property 'name' of Renamed has a @ToolParam(name = ...)."
                            + " Name it with @JsonbProperty, which holds for results too.",
                    "SWB-1007 Types.take: parameter 'formatted': a parameter cannot have a JSON-B deserialiser, or a"
                            + " format of JSON-B's but a date pattern. Put it on the parameter's type, or on a component"
                            + " of a record.");
        }
    }

    public static class Contradictions {
        @Tool(value = "Reads elsewhere", readOnly = true, openWorld = true)
        public void readElsewhere() {}

        @Tool(value = "Writes here", idempotent = true)
        public void writeHere() {}

        @Tool(value = "Pays", openWorld = true)
        @Retry
        public void pay() {}

        @Tool(value = "Pays", openWorld = true, idempotent = true)
        @Retry
        public void payAgain() {}
    }

    @Test
    void refusesKindsOfToolsThatContradictThemselves() {
        read(Contradictions.class);

        assertThat(problems)
                .extracting(problem -> problem.code() + " " + problem.place().replaceFirst(".*\\.", ""))
                .containsExactlyInAnyOrder("SWB-1023 readElsewhere", "SWB-1024 writeHere", "SWB-1025 pay");
    }

    public static class Waits {
        @Tool(value = "Takes long", hold = "a moment", answerWithin = "0s")
        public void takeLong() {}

        @Tool(value = "Finds", readOnly = true, onRepeat = OnRepeat.REJECT)
        public void find() {}

        @Tool(value = "Right", hold = "500ms", answerWithin = "PT1M", onRepeat = OnRepeat.ALLOW)
        public void right() {}
    }

    @Test
    void refusesWaitsThatAreNoneAndRepeatsThatDoNotMatter() {
        assertThat(read(Waits.class).stream().filter(tool -> tool.name().equals("right")))
                .singleElement()
                .satisfies(tool -> {
                    assertThat(tool.hold()).contains(Duration.ofMillis(500));
                    assertThat(tool.answerWithin()).contains(Duration.ofMinutes(1));
                    assertThat(tool.onRepeat()).isEqualTo(OnRepeat.ALLOW);
                });
        assertThat(problems)
                .extracting(Problem::toString)
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem)
                                .startsWith("SWB-1030")
                                .contains("takeLong: hold: 'a moment' is no duration; write it as PT5S or 5s."),
                        problem -> assertThat(problem)
                                .startsWith("SWB-1030")
                                .contains("takeLong: answerWithin: '0s' must be more than nothing."),
                        problem -> assertThat(problem).startsWith("SWB-1031").contains("find: is readOnly"));
    }

    public record Line(String articleName) {}

    public static class Orders {
        @Tool("Orders")
        public void order(Line firstLine) {}
    }

    @Test
    void namesPropertiesByTheApplicationsConfigurationAndArgumentsByTheirOwnNames() throws Exception {
        JsonbConfig config =
                new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES);
        ToolDescriptor order =
                new ToolReader(new Binding(config), problems).read(Orders.class).get(0);
        assertThat(order.arguments().read("{\"firstLine\":{\"article_name\":\"tea\"}}", ObjectCheck.NONE))
                .containsExactly(new Line("tea"));
    }

    @Test
    void refusesAParameterWithoutANameOfItsOwn(@TempDir Path directory) throws Exception {
        Path source = Files.writeString(directory.resolve("Nameless.java"), """
            public class Nameless {
                @dev.switchboard.api.Tool("Takes something")
                public void take(String what) {}
            }
            """);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        // without -parameters
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, source.toString());
        assertThat(failed).isZero();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            read(loader.loadClass("Nameless"));
        }

        assertThat(problems).singleElement().asString().startsWith("SWB-1005: Nameless.take: ");
    }
}
