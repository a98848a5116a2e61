package dev.switchboard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.Agent;
import dev.switchboard.api.Answer;
import dev.switchboard.api.CallHandler;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolParam;
import dev.switchboard.binding.Binding;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {

    public enum Size3 {
        SMALL,
        LARGE
    }

    public record Line(
            @ToolParam("what") String article,
            @Min(1) @Max(9) int count) {}

    public static class Good {
        @Tool("Orders things")
        public String order(
                @ToolParam("name the caller gave") @NotBlank @Size(max = 80) String name,
                List<Line> lines,
                Size3 size,
                LocalDate day,
                OffsetDateTime at,
                BigDecimal limit,
                boolean urgent,
                @ToolParam(required = false) Long customer) {
            return name;
        }

        @Transactional(TxType.REQUIRES_NEW)
        @Tool(value = "Is there", name = "is-there", readOnly = true)
        public boolean look() {
            return true;
        }

        public void notATool() {}
    }

    @Agent(name = "good", numbers = "+1 (800) 555-0100", tools = Good.class)
    public static class GoodAgent implements CallHandler {
        @Override
        public Answer answer(IncomingCall call) {
            return Answer.accept();
        }
    }

    private final CatalogReader reader = new CatalogReader(new Binding(), PhoneNumbers.in(Optional.empty()));

    private List<String> problems(List<Class<?>> tools, List<Class<?>> agents) {
        reader.read(tools, agents);
        return reader.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void describesToolsToTheModel() {
        Catalog catalog = reader.read(List.of(Good.class), List.of(GoodAgent.class));

        assertThat(reader.problems()).isEmpty();
        assertThat(catalog.schemaCharacters(catalog.agents().get(0))).isEqualTo(772);
        AgentDescriptor agent = catalog.agentFor("+18005550100").orElseThrow();
        assertThat(agent.tools()).extracting(ToolDescriptor::name).containsExactly("is-there", "order");
        assertThat(agent.tool("order").orElseThrow().schema().toString()).isEqualTo("""
                        {"type":"object","properties":{\
                        "name":{"type":"string","minLength":1,"maxLength":80,"description":"name the caller gave"},\
                        "lines":{"type":"array","items":{"type":"object","properties":{\
                        "article":{"type":"string","maxLength":4000,"description":"what"},\
                        "count":{"type":"integer","minimum":1,"maximum":9}},\
                        "required":["article","count"],"additionalProperties":false}},\
                        "size":{"type":"string","enum":["SMALL","LARGE"]},\
                        "day":{"type":"string","format":"date"},\
                        "at":{"type":"string","format":"date-time"},\
                        "limit":{"type":"number"},\
                        "urgent":{"type":"boolean"},\
                        "customer":{"type":"integer"}},\
                        "required":["name","lines","size","day","at","limit","urgent"],"additionalProperties":false}""");
    }

    @Test
    void findsAnAgentByItsDigits() {
        Catalog catalog = reader.read(List.of(Good.class), List.of(GoodAgent.class));
        assertThat(catalog.agentFor("+1-800-555-0100")).isPresent();
        assertThat(catalog.agentFor("+18005550101")).isEmpty();
        assertThat(catalog.agentFor("")).isEmpty();
    }

    public static class Bad {
        @Tool(value = " ", name = "no good name")
        public Future<String> later(@ToolParam(required = false) int count, Thread thread) {
            throw new UnsupportedOperationException();
        }

        @Tool("Writes")
        @Transactional(TxType.NEVER)
        public void never() {}
    }

    @Agent(
            name = "",
            numbers = {},
            tools = String.class)
    public static class BadAgent {}

    @Agent(
            name = "second",
            numbers = {"+18005550100", "none"})
    public static class SecondAgent extends GoodAgent {}

    @Test
    void reportsEveryProblemAtOnce() {
        assertThat(problems(List.of(Bad.class), List.of(BadAgent.class, GoodAgent.class, SecondAgent.class)))
                .extracting(problem -> problem.substring(0, 8))
                .containsExactlyInAnyOrder(
                        "SWB-1001",
                        "SWB-1002",
                        "SWB-1003",
                        "SWB-1004",
                        "SWB-1006",
                        "SWB-1007",
                        "SWB-1010",
                        "SWB-1011",
                        "SWB-1012",
                        "SWB-1013",
                        "SWB-1013",
                        "SWB-1014",
                        "SWB-1014");
    }

    @Agent(
            name = "twice",
            numbers = "1",
            tools = {Good.class, Good.class})
    public static class Twice extends GoodAgent {}

    @Test
    void refusesTwoToolsOfOneName() {
        assertThat(problems(List.of(Good.class), List.of(Twice.class)))
                .hasSize(2)
                .allMatch(problem -> problem.startsWith("SWB-1015"));
    }

    @Test
    void namesThePlaceAndTheRemedy() {
        assertThat(problems(List.of(Bad.class), List.of()))
                .contains(
                        "SWB-1004: " + Bad.class.getName() + ".never: is @Transactional(NEVER), but a tool that writes"
                                + " has its own transaction. Use REQUIRED, or @Tool(readOnly = true).");
    }
}
