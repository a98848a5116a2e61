package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.api.Tool;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.catalog.ToolDescriptor;
import dev.switchboard.catalog.Tools;
import dev.switchboard.ledger.FixedAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthoriseTest {

    public static class Desk {
        @Tool("Books")
        public void bookAppointment() {}

        @Tool("Cancels")
        public void cancelAppointment() {}

        @Tool("Finds")
        public void findFreeTimes() {}

        @Tool("Orders")
        public void orderPizza() {}
    }

    private static InvocationRun authorise(String tool, List<ToolDescriptor> tools) throws Exception {
        AgentDescriptor agent = new AgentDescriptor("desk", List.of("1"), Desk.class, tools);
        InvocationRun invocation = new InvocationRun(
                new ToolRequest(null, agent, 1, "call_1", tool, "{}", Optional.empty()), Instant.EPOCH);
        new Authorise(callId -> Set.of(), passed -> new FixedAnswer(null, "")).take(invocation);
        return invocation;
    }

    @Test
    void letsAnAgentCallItsTools() throws Exception {
        assertThat(authorise("orderPizza", Tools.of(Desk.class)).tool().name()).isEqualTo("orderPizza");
    }

    @ParameterizedTest
    @CsvSource({
        "book_appointment, bookAppointment",
        "cancelAppointments, cancelAppointment",
        "FindFreeTime, findFreeTimes",
        "order-pizza, orderPizza",
    })
    void suggestsTheNearestOfThem(String meant, String nearest) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> authorise(meant, Tools.of(Desk.class)))
                .withMessageStartingWith("There is no function of that name. The nearest are: " + nearest + ", ")
                .satisfies(
                        refusal -> assertThat(refusal.getMessage().split(",")).hasSize(3));
    }

    @Test
    void saysWhenThereAreNone() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> authorise("x".repeat(60_000), List.of()))
                .withMessage("There is no function of that name, nor any other.");
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "same, same, 0"})
    void countsEdits(String from, String to, int edits) {
        assertThat(NearestNames.distance(from, to)).isEqualTo(edits);
    }
}
