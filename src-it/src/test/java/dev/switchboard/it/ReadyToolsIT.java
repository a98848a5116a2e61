package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.it.OrderSystemProcess.Mood;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ready tools in calls, and an integrator's own bean behind one of them. */
@ExtendWith(ArquillianExtension.class)
class ReadyToolsIT {

    private static final String NUMBER = "+18005550155";
    private static final String AWAY =
            "I cannot look into our orders at the moment. I can have somebody call you back.";

    private static final String CHECK = """
              - call: checkOrder
                arguments: {number: "a-17", postalCode: "10115"}
              - agent: ${output}
            """;

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive receptionist() throws IOException {
        return Receptionist.war().addPackage("dev.switchboard.it.trial");
    }

    /** What the tools answer in one call, one after the other. */
    private List<String> answers(String steps) throws Exception {
        String script = "name: tools\nsteps:\n  - agent: ${greeting}\n" + steps + "  - hangUp: caller\n";
        return Receptionist.call(Receptionist.local(application), script, NUMBER, "Ada", "+14155550123")
                .all(FunctionAnswered.class)
                .stream()
                .map(FunctionAnswered::output)
                .toList();
    }

    @Test
    void hasSomethingUsefulToSayHoweverTheOrderSystemIs() throws Throwable {
        OrderSystemProcess.during(Mood.WELL, () -> {
            assertThat(answers(CHECK))
                    .singleElement()
                    .asString()
                    .contains("A17")
                    .contains("SHIPPED");
        });
        OrderSystemProcess.during(Mood.SLOW, () -> {
            assertThat(answers(CHECK)).singleElement().asString().contains(AWAY);
        });
        OrderSystemProcess.during(Mood.ERRING, () -> {
            assertThat(answers(CHECK)).singleElement().asString().contains(AWAY);
        });
        // nobody is there, and after some calls the circuit is open
        assertThat(answers(CHECK.repeat(6)))
                .hasSize(6)
                .allSatisfy(answer -> assertThat(answer).contains(AWAY));
        OrderSystemProcess.during(Mood.WELL, () -> {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(answers(CHECK))
                            .singleElement()
                            .asString()
                            .contains("SHIPPED"));
        });
    }

    @Test
    void opensAnOrderToTheCallThatProvedItAndToNoOther() throws Throwable {
        String details = """
                  - call: orderDetails
                    arguments: {number: "A17"}
                  - agent: ${output}
                """;
        OrderSystemProcess.during(Mood.WELL, () -> {
            assertThat(answers(details + CHECK + details))
                    .satisfiesExactly(
                            refused -> assertThat(refused).contains("may not have this done"),
                            checked -> assertThat(checked).contains("SHIPPED"),
                            told -> assertThat(told).contains("teapot"));
            assertThat(answers(details)).singleElement().asString().contains("may not have this done");
        });
    }

    @Test
    void schedulesACallbackAndTakesAMessage() throws Exception {
        assertThat(answers("""
                  - call: scheduleCallback
                    arguments: {reason: "the invoice", urgency: "NORMAL", name: "Ada"}
                  - call: leaveMessage
                    arguments: {recipient: "Reception", text: "I was here.", name: "Ada"}
                  - agent: ${output}
                """))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer).contains("\"reference\""));
        assertThat(Receptionist.query(
                        "select count(*) from callback b join switchboard_call c on c.call_id = b.call_id"))
                .containsExactly(List.of("1"));
        assertThat(Receptionist.query(
                        "select count(*) from message m join switchboard_call c on c.call_id = m.call_id"))
                .containsExactly(List.of("1"));
    }

    @Test
    void booksMovesAndCancels() throws Exception {
        String first = Slots.next().toString();
        String second = Slots.next().toString();
        List<String> answers = answers("""
                  - call: bookAppointment
                    arguments: {start: "%s", name: "Ada"}
                    as: booking
                  - agent: Booked.
                  - call: moveAppointment
                    arguments: {reference: "${booking.reference}", start: "%s"}
                  - agent: Moved.
                  - call: cancelAppointment
                    arguments: {reference: "${booking.reference}"}
                  - agent: Cancelled.
                """.formatted(first, second));

        assertThat(answers).hasSize(3).noneMatch(answer -> answer.contains("error"));
        assertThat(answers.get(2)).contains("is cancelled");
        assertThat(Receptionist.query("select count(*) from appointment where occupies is not null"))
                .containsExactly(List.of("0"));
    }
}
