package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.emulator.Emulator;
import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.AgentInterrupted;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorEvent.WebhookAnswered;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.emulator.phone.SipPhone;
import dev.switchboard.it.trial.SpanFile;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A telephone call to the deployed receptionist, from the INVITE to the rows. */
@ExtendWith(ArquillianExtension.class)
class FirstCallIT {

    private static final String BOOKING = """
            name: booking
            steps:
              - agent: ${greeting}
              - caller: I am ${caller.name} and would like to come on ${slot}.
              - call: bookAppointment
                arguments: {start: "${slot}", name: "${caller.name}"}
                as: booking
              - when: booking.reference
                then:
                  - agent: You are booked for ${booking.spoken}, reference ${booking.reference}.
                otherwise:
                  - agent: I am sorry. ${booking.error}
              - hangUp: caller
            """;

    private static final int CROWD = 20;

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive receptionist() throws IOException {
        return Receptionist.war("""
                        otel.sdk.disabled=false
                        otel.service.name=receptionist
                        otel.traces.exporter=file
                        otel.metrics.exporter=none
                        otel.logs.exporter=none
                        otel.bsp.schedule.delay=1
                        """)
                .addPackage("dev.switchboard.it.trial")
                .addAsServiceProvider(ConfigurableSpanExporterProvider.class, SpanFile.class);
    }

    private Heard call(String script, String number, String name, String phone) throws Exception {
        return Receptionist.call(application(), script, number, name, phone);
    }

    private URI application() {
        return Receptionist.local(application);
    }

    /** The row of a call, when the call is over there, too. */
    private static List<String> row(String callId) {
        return await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> Receptionist.query(
                                "select state, end_reason, agent from switchboard_call where call_id = '" + callId
                                        + "' and ended_at is not null"),
                        rows -> !rows.isEmpty())
                .get(0);
    }

    @Test
    void bringsTheCallersNameNumberAndSipCallIdIntoOneRowWithTheAppointment() throws Exception {
        Heard heard = new Heard();
        String sipCallId;
        String slot = Slots.next().toString();
        try (Emulator emulator = Receptionist.emulator(application(), BOOKING.replace("${slot}", slot), heard);
                SipPhone telephone = SipPhone.tcp()) {
            DialedCall call = telephone.dial(Receptionist.NUMBER, emulator.sipPort(), "Grace Hopper", "+442071838750");
            sipCallId = call.sipCallId();
            heard.first(ScriptFinished.class);
            call.hangUp();
            assertThat(heard.end().by()).isEqualTo(Party.CALLER);
        }
        row(heard.callId());

        assertThat(Receptionist.query(
                        "select a.name, a.phone, a.starts_at, i.tool, i.outcome, i.attempts from appointment a"
                                + " join switchboard_call c on c.call_id = a.call_id"
                                + " join switchboard_invocation i on i.call_id = c.call_id"
                                + " where c.sip_call_id = '" + sipCallId + "'"))
                .containsExactly(List.of(
                        "Grace Hopper",
                        "+442071838750",
                        slot.replace('T', ' ').replace("Z", ":00"),
                        "bookAppointment",
                        "COMMITTED",
                        "1"));
    }

    @Test
    void keepsWhatWasSaidAndDoneForTheDesk() throws Exception {
        Heard heard = call(BOOKING, Receptionist.NUMBER, "Ada", "+14155550123");

        assertThat(row(heard.callId())).containsExactly("ENDED", "ended", "reception");
        assertThat(get("api/calls/" + heard.callId()))
                .contains(
                        "\"text\":\"Hello, this is Elm Street Dental. I am an automated assistant. How can I help you?\"")
                .contains("\"speaker\":\"CALLER\"")
                .contains("I am Ada and would like to come on")
                .contains("\"tool\":\"bookAppointment\"")
                .contains("You are booked for");
        assertThat(get("api/calls")).contains(heard.callId());
    }

    /** Who looks at a call that is going on sees it, and not only when it is over. */
    @Test
    void hasWhatIsSaidInTheLedgerWhileTheCallGoesOn() throws Exception {
        Heard heard = new Heard();
        try (Emulator emulator = Receptionist.emulator(application(), BOOKING, heard);
                SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial(Receptionist.NUMBER, emulator.sipPort(), "Ada", "200");
            heard.first(ScriptFinished.class);

            List<AgentSaid> said = heard.all(AgentSaid.class);
            String last = said.get(said.size() - 1).text();
            await().atMost(Duration.ofSeconds(15))
                    .until(
                            () -> Receptionist.query("select text from switchboard_turn where call_id = '"
                                    + heard.callId() + "' and speaker = 'AGENT'"),
                            turns -> turns.contains(List.of(last)));
            assertThat(Receptionist.query(
                            "select state from switchboard_call where call_id = '" + heard.callId() + "'"))
                    .containsExactly(List.of("ACCEPTED"));
            call.hangUp();
            heard.end();
        }
        row(heard.callId());
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(application().resolve(path)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Point(12)
    @Test
    void acceptsWithTheAgentsToolsAndTheConfiguredModel() throws Exception {
        Heard heard = call(BOOKING, Receptionist.NUMBER, "Ada", "200");

        Accepted accepted = heard.first(Accepted.class);
        assertThat(accepted.model()).isEqualTo("gpt-realtime-2.1");
        assertThat(accepted.tools())
                .containsExactly("bookAppointment", "cancelAppointment", "findFreeTimes", "moveAppointment");
        assertThat(heard.first(WebhookAnswered.class).status()).isEqualTo(204);
    }

    @Test
    void tellsTheModelWhyATimeCannotBeBookedAndWhatIsFree() throws Exception {
        String taken = Slots.next().toString();
        call(BOOKING.replace("${slot}", taken), Receptionist.NUMBER, "First", "200");
        Heard second = call(BOOKING.replace("${slot}", taken), Receptionist.NUMBER, "Second", "201");

        assertThat(second.first(FunctionAnswered.class).output())
                .contains("is not free. Free that day: 10:30 AM, 11 AM, 11:30 AM.");
        assertThat(second.all(AgentSaid.class))
                .extracting(AgentSaid::text)
                .anyMatch(line -> line.startsWith("I am sorry."));
        assertThat(invocations(second.callId())).containsExactly(List.of("FAILED", "1"));
        assertThat(Receptionist.query("select count(*) from appointment where name = 'Second'"))
                .containsExactly(List.of("0"));
    }

    private static List<List<String>> invocations(String callId) throws Exception {
        return Receptionist.query("select outcome, attempts from switchboard_invocation where call_id = '" + callId
                + "' order by started_at");
    }

    @Test
    void tellsTheModelWhatIsWrongWithItsArgumentsAndRunsNothing() throws Exception {
        Heard heard = call("""
                name: bad arguments
                steps:
                  - agent: ${greeting}
                  - caller: Book me in.
                  - call: bookAppointment
                    arguments: {start: "yesterday", when: 7}
                  - agent: ${output.error}
                  - hangUp: caller
                """, Receptionist.NUMBER, "Ada", "200");

        assertThat(heard.first(FunctionAnswered.class).output())
                .contains("when: is no argument of this function")
                .contains("start: ")
                .contains("name: is missing");
        assertThat(invocations(heard.callId())).containsExactly(List.of("REFUSED", "0"));
    }

    @Test
    void rejectsANumberThatNoAgentHas() throws Exception {
        Heard heard = new Heard();
        try (Emulator emulator = Receptionist.emulator(application(), BOOKING, heard);
                SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial("+18005550999", emulator.sipPort(), "Ada", "200");
            assertThat(call.answer().get(30, TimeUnit.SECONDS)).isEqualTo(404);
        }
        assertThat(row(heard.callId()).subList(0, 2)).containsExactly("REJECTED", "unknown_number");
    }

    @Test
    void isNotAvailableWhereTheAgentFails() throws Exception {
        Heard heard = new Heard();
        try (Emulator emulator = Receptionist.emulator(application(), BOOKING, heard);
                SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial("+18005550122", emulator.sipPort(), "Ada", "200");
            assertThat(call.answer().get(30, TimeUnit.SECONDS)).isEqualTo(480);
        }
        assertThat(row(heard.callId()).subList(0, 2)).containsExactly("REJECTED", "agent_failed");
        Receptionist.logWith("SWB-2003: call " + heard.callId() + ": agent failing failed");
    }

    @Point(10)
    @Test
    void notesACallerWhoGivesUpBeforeTheAnswer() throws Exception {
        Heard heard = new Heard();
        try (Emulator emulator = Receptionist.emulator(application(), BOOKING, heard);
                SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial("+18005550177", emulator.sipPort(), "Ada", "200");
            heard.first(WebhookAnswered.class);
            call.cancel();
            heard.end();
            assertThat(row(heard.callId()).subList(0, 2)).containsExactly("GONE", "gone_before_accept");
        }
    }

    @Point(6)
    @Test
    void finishesAWriteAlthoughTheCallerHungUpMeanwhile() throws Exception {
        Heard heard = new Heard();
        try (Emulator emulator = Receptionist.emulator(application(), """
                        name: hung up
                        steps:
                          - agent: ${greeting}
                          - caller: Take your time.
                          - call: writeSlowly
                            arguments: {millis: 1500}
                          - hangUp: caller
                        """, heard);
                SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial("+18005550188", emulator.sipPort(), "Ada", "200");
            heard.first(FunctionCalled.class);
            call.hangUp();
            assertThat(heard.end().by()).isEqualTo(Party.CALLER);
            row(heard.callId());
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> invocations(heard.callId()), rows -> !rows.isEmpty());
        assertThat(invocations(heard.callId())).containsExactly(List.of("COMMITTED", "1"));
    }

    @Test
    void finishesAWriteAlthoughTheCallerSpeaksMeanwhileAndPutsUsOnHold() throws Exception {
        Heard heard = new Heard();
        try (Emulator emulator = Receptionist.emulator(application(), """
                        name: interrupted and put on hold
                        steps:
                          - agent: ${greeting}
                          - caller: Take your time.
                          - agent: One moment, please.
                          - call: writeSlowly
                            arguments: {millis: 3000}
                          - bargeIn: Are you there?
                          - agent: I am.
                          - hangUp: caller
                        """, heard);
                SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial("+18005550188", emulator.sipPort(), "Ada", "200");
            heard.first(FunctionCalled.class);
            assertThat(call.hold().get(10, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(heard.first(AgentInterrupted.class).callId()).isEqualTo(heard.callId());
            assertThat(heard.all(FunctionAnswered.class)).isEmpty();
            heard.first(FunctionAnswered.class);
            call.hangUp();
            heard.end();
        }
        assertThat(invocations(heard.callId())).containsExactly(List.of("COMMITTED", "1"));
    }

    @Test
    void asksAnotherSystemOnceWhileNobodyKnowsWhatItDid() throws Exception {
        Heard heard = call("""
                        name: insisting
                        steps:
                          - agent: ${greeting}
                          - caller: A taxi.
                          - call: orderTaxi
                          - agent: Not certain.
                          - caller: Again.
                          - call: orderTaxi
                          - agent: Not yet.
                          - caller: Again!
                          - call: orderTaxi
                          - agent: Not yet.
                          - caller: Write.
                          - call: writeSlowly
                            arguments: {millis: 1}
                          - agent: Written.
                          - caller: Again!
                          - call: orderTaxi
                          - agent: Not yet.
                          - hangUp: caller
                        """, "+18005550188", "Ada", "200");
        row(heard.callId());

        assertThat(Receptionist.query("select count(*) from scribble where text = 'taxi " + heard.callId() + "'"))
                .containsExactly(List.of("1"));
        assertThat(Receptionist.query("select outcome from switchboard_invocation where call_id = '" + heard.callId()
                        + "' and tool = 'orderTaxi' order by started_at"))
                .extracting(row -> row.get(0))
                .containsExactly("UNKNOWN", "REPEATED", "REPEATED", "REPEATED");
        assertThat(heard.all(FunctionAnswered.class))
                .filteredOn(answer -> answer.output().contains("It is not certain yet whether this went through."))
                .hasSize(4);
    }

    /** In H2's file mode the first interrupted writer would close the database for the whole server. */
    @Test
    void servesTheNextCallAfterAHundredWritersWereInterrupted() throws Exception {
        StringBuilder script = new StringBuilder("name: interrupted\nsteps:\n  - agent: ${greeting}\n");
        for (int i = 0; i < 100; i++) {
            script.append("  - call: writeUntilInterrupted\n  - agent: ")
                    .append(i)
                    .append('\n');
        }
        Heard interrupted = call(script + "  - hangUp: caller\n", "+18005550188", "Ada", "200");

        assertThat(interrupted.all(FunctionAnswered.class))
                .hasSize(100)
                .allSatisfy(answer -> assertThat(answer.output()).contains("This took too long and was not done."));
        assertThat(Receptionist.query("select outcome, count(*) from switchboard_invocation where call_id = '"
                        + interrupted.callId() + "' group by outcome"))
                .containsExactly(List.of("FAILED", "100"));
        assertThat(Receptionist.query("select count(*) from scribble where text like 'interrupted%'"))
                .containsExactly(List.of("0"));
        Heard next = call(BOOKING, Receptionist.NUMBER, "Next", "200");
        assertThat(invocations(next.callId())).containsExactly(List.of("COMMITTED", "1"));
    }

    @Test
    void saysNothingInternalWhenAToolFails() throws Exception {
        Heard heard = call("""
                name: failing
                steps:
                  - agent: ${greeting}
                  - caller: Do it.
                  - call: fail
                  - agent: ${output.error}
                  - hangUp: caller
                """, "+18005550188", "Ada", "200");

        assertThat(heard.first(FunctionAnswered.class).output())
                .matches(
                        "\\{\"error\":\"This did not work, for a reason on our side. The reference is [0-9a-f]{8}\\.\"}");
        assertThat(Receptionist.query(
                                "select failure from switchboard_invocation where call_id = '" + heard.callId() + "'")
                        .get(0)
                        .get(0))
                .contains("the secret reason");
    }

    /** Each of the calls has a transaction of its own, however many run at the same time. */
    @Test
    void keepsTheTransactionsOfSimultaneousCallsApart() throws Exception {
        Heard heard = new Heard();
        List<SipPhone> telephones = new ArrayList<>();
        try (Emulator emulator = Receptionist.emulator(application(), """
                name: crowd
                steps:
                  - agent: ${greeting}
                  - call: writeSlowly
                    arguments: {millis: 200}
                    as: first
                  - call: fail
                    as: second
                  - call: writeSlowly
                    arguments: {millis: 100}
                    as: third
                  - agent: Done.
                  - hangUp: caller
                """, heard)) {
            for (int i = 0; i < CROWD; i++) {
                telephones.add(SipPhone.udp());
            }
            long before = count("select count(*) from scribble");
            for (SipPhone telephone : telephones) {
                telephone.dial("+18005550188", emulator.sipPort(), "Ada", "2" + telephones.indexOf(telephone));
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> heard.all(ScriptFinished.class).size() == CROWD);

            assertThat(heard.all(FunctionAnswered.class).stream()
                            .filter(answer -> answer.output().equals("written")))
                    .hasSize(2 * CROWD);
            assertThat(count("select count(*) from scribble") - before).isEqualTo(2L * CROWD);
            assertThat(count("select count(*) from switchboard_invocation where outcome = 'RUNNING'"))
                    .isZero();
        } finally {
            telephones.forEach(SipPhone::close);
        }
    }

    private static long count(String sql) throws Exception {
        return Long.parseLong(Receptionist.query(sql).get(0).get(0));
    }

    /** From outside the JVM, with a SIP telephone that is not ours. */
    @Test
    void answersACallOfSipp() throws Exception {
        Path sipp = Sipp.find();
        Heard heard = new Heard();
        try (Emulator emulator = Receptionist.emulator(application(), BOOKING, heard)) {
            Sipp.Run run = Sipp.call(sipp, Receptionist.NUMBER, emulator.sipPort(), Receptionist.directory());

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(heard.end().by()).isEqualTo(Party.CALLER);
        }
        assertThat(row(heard.callId())).containsExactly("ENDED", "ended", "reception");
        assertThat(Receptionist.query("select c.caller_number, a.name from appointment a"
                        + " join switchboard_call c on c.call_id = a.call_id where c.call_id = '" + heard.callId()
                        + "'"))
                .containsExactly(List.of("sipp", "sipp"));
    }

    /** The first attempt fails after it wrote; nothing of it remains, and the second one's effect and row are there. */
    @Test
    void runsTheBeanThatTheReadmeShows() throws Exception {
        Heard heard = call("""
                name: cancel
                steps:
                  - agent: ${greeting}
                  - caller: Please cancel order 17.
                  - call: cancelOrder
                    arguments: {number: 17}
                  - agent: ${output}
                  - hangUp: caller
                """, "+18005550166", "Ada", "+14155550123");

        assertThat(heard.first(FunctionAnswered.class).output()).isEqualTo("Order 17 is cancelled.");
        assertThat(invocations(heard.callId())).containsExactly(List.of("COMMITTED", "2"));
        assertThat(count("select count(*) from scribble where text = 'order 17 cancelled by +14155550123'"))
                .isEqualTo(1);
    }

    /** Names, numbers, arguments, answers and what was said are in the ledger and nowhere else. */
    @Test
    void logsTheCallAndNothingPersonal() throws Exception {
        Heard heard = call(BOOKING, Receptionist.NUMBER, "Wilhelmina Slater", "+12125550777");
        row(heard.callId());
        String output = heard.first(FunctionAnswered.class).output();
        String reference = output.replaceAll(".*\"reference\":\"(\\w+)\".*", "$1");
        String log = Receptionist.logWith("call " + heard.callId() + ": ended");

        assertThat(log)
                .contains("call " + heard.callId() + ": accepted by agent reception")
                .contains("call " + heard.callId() + ": lasted ")
                .contains("call " + heard.callId() + " invocation ")
                .doesNotContain("Wilhelmina", "2125550777", reference, "would like to come");
    }

    /** One trace: the call, in it the responses of the model and the tools. */
    @Test
    void tracesACallWithItsResponsesAndTools() throws Exception {
        Heard heard = call(BOOKING, Receptionist.NUMBER, "Ada", "200");
        row(heard.callId());

        List<List<String>> spans = await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> SpanFile.spansOf(Receptionist.directory(), heard.callId()),
                        found -> found.stream().anyMatch(span -> span.get(0).equals("invoke_agent reception")));
        List<String> root = spans.stream()
                .filter(span -> span.get(0).startsWith("invoke_agent"))
                .findFirst()
                .orElseThrow();
        assertThat(spans)
                .allMatch(span -> span.get(1).equals(root.get(1)))
                .filteredOn(span -> span.get(3).equals(root.get(2)))
                .extracting(span -> span.get(0))
                .contains("chat", "execute_tool bookAppointment");
    }

    @Test
    void measuresCallsAndWhatTheirCallersWaitFor() throws Exception {
        Heard heard = call(BOOKING, Receptionist.NUMBER, "Ada", "200");
        row(heard.callId());

        assertThat(metrics())
                .containsPattern("switchboard_call_seconds_count\\{.*agent=\"reception\"")
                .containsPattern("switchboard_call_silence_seconds_count\\{.*\\} [1-9]")
                .containsPattern("switchboard_recorder_backlog\\{")
                .containsPattern("switchboard_recorder_lag\\{");
    }

    @Test
    void saysHowManyCallsItHas() throws Exception {
        awaitLiveCalls(0);
        Heard heard = new Heard();
        try (Emulator emulator = Receptionist.emulator(application(), BOOKING, heard);
                SipPhone telephone = SipPhone.udp()) {
            DialedCall call = telephone.dial(Receptionist.NUMBER, emulator.sipPort(), "Ada", "200");
            awaitLiveCalls(1);
            heard.first(ScriptFinished.class);
            call.hangUp();
            heard.end();
        }
        awaitLiveCalls(0);
    }

    private void awaitLiveCalls(int number) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(metrics())
                        .containsPattern("switchboard_calls_live\\{[^\n]*} " + number + "(\\.0)?\n"));
    }

    private String metrics() throws Exception {
        return Metrics.of(application).page();
    }
}
