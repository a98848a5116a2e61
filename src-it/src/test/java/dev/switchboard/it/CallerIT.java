package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.emulator.event.EmulatorEvent.Accepted;
import dev.switchboard.emulator.event.EmulatorEvent.AgentSaid;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionCalled;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.ReferSent;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.Fault.Kind;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.it.caller.CallerAgent;
import dev.switchboard.it.caller.CallerHandover;
import dev.switchboard.it.caller.NightAgent;
import dev.switchboard.it.caller.TuesdayClock;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller meets, point by point; see docs/reference/caller.md. */
@ExtendWith(ArquillianExtension.class)
class CallerIT {

    private static final String GREETING = "Hello, this is Elm Street Dental. You are talking to a machine.";

    private static final String HELLO = "  - agent: ${greeting}\n";

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive receptionist() throws IOException {
        return CallerWar.create("");
    }

    private URI application() {
        return Receptionist.local(application);
    }

    private Talk talk(String steps, Fault... faults) throws Exception {
        return talk(CallerAgent.NUMBER, steps, faults);
    }

    private Talk talk(String number, String steps, Fault... faults) throws Exception {
        try (Talk talk = Talk.of(application(), HELLO + steps, faults)) {
            return talk.play(number);
        }
    }

    @Point(1)
    @Test
    void greetsOnceWithTheDisclosureAlthoughTheSidebandIsLostThereafter() throws Exception {
        Talk talk = talk("""
                  - wait: 500ms
                  - caller: Good morning.
                  - agent: What can I do for you?
                  - hangUp: caller
                """, Fault.of(Kind.SIDEBAND_DROPPED_AFTER).at("output_audio_buffer.stopped"));

        assertThat(talk.asked()).containsExactly("greeting");
        assertThat(talk.instructions("greeting")).containsExactly("Say to the user: " + GREETING);
        assertThat(talk.heard().all(AgentSaid.class))
                .extracting(AgentSaid::text)
                .containsExactly(GREETING, "What can I do for you?");
        assertThat(talk.heard().all(SidebandAttached.class)).hasSize(2);
        assertThat(talk.moments()).containsExactly("attached", "detached", "reattached");
        assertThat(talk.rows(
                        "select text from switchboard_turn where call_id = ? and speaker = 'AGENT' order by said_at"))
                .containsExactly(List.of(GREETING), List.of("What can I do for you?"));
    }

    @Point(2)
    @Test
    void knowsTheDayAndWhetherItIsOpenByTheApplicationsClock() throws Exception {
        Talk talk = talk("""
                  - caller: Put me down for right now.
                  - call: bookAppointment
                    arguments: {start: "%s", name: "Ada"}
                  - agent: That is over.
                  - hangUp: caller
                """.formatted(OffsetDateTime.now(TuesdayClock.ZONE).plusMinutes(5)));

        assertThat(talk.session().getString("instructions"))
                .contains("It is "
                        + TuesdayClock.tuesday()
                                .format(DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.ENGLISH)))
                .contains(", 10:")
                .contains(TuesdayClock.tuesday()
                        .format(DateTimeFormatter.ofPattern("', in the time zone America/New_York ('XXX').'")))
                .contains("It is open now, until 5 PM.");
        assertThat(talk.outputs())
                .singleElement()
                .asString()
                .contains("start: ")
                .contains("future");
        assertThat(talk.invocations("bookAppointment")).containsExactly(List.of("REFUSED", "0"));
    }

    @Point(3)
    @Test
    void givesTheModelAFormThatCanBeSpokenAndHasItReadThingsBack() throws Exception {
        ZonedDateTime start = TuesdayClock.tuesday().plusDays(1).withHour(14).truncatedTo(ChronoUnit.HOURS);
        Talk talk = talk("""
                  - caller: Wednesday at two. My name is Grace.
                  - agent: Wednesday at two p.m., for Grace. Is that right?
                  - caller: Yes.
                  - call: bookAppointment
                    arguments: {start: "%s", name: "Grace"}
                    as: booking
                  - agent: ${booking.spoken}, ${booking.reference}.
                  - hangUp: caller
                """.formatted(start.toOffsetDateTime()));

        String spoken = start.format(DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.ENGLISH)) + " at 2 PM";
        assertThat(talk.heard().first(FunctionAnswered.class).output()).contains("\"spoken\":\"" + spoken + "\"");
        assertThat(talk.session().getString("instructions"))
                .contains(
                        "read the names, numbers, times and references for it back to the caller, and wait for a yes");
        assertThat(talk.session().getJsonArray("tools").stream()
                        .map(JsonObject.class::cast)
                        .filter(tool -> tool.getString("name").equals("bookAppointment"))
                        .map(tool -> tool.getString("description")))
                .containsExactly("Book an appointment after the caller has agreed to the exact start time");
        assertThat(talk.rows("select name from appointment where call_id = ?")).containsExactly(List.of("Grace"));
    }

    @Point(4)
    @Test
    void asksOnceIntoTheSilenceAndThenSaysGoodbyeAndHangsUp() throws Exception {
        Talk talk = talk("  - hangUp: agent\n");

        assertThat(talk.asked()).containsExactly("greeting", "still_there", "goodbye");
        assertThat(talk.heard().end().by()).isEqualTo(Party.APPLICATION);
        assertThat(talk.over()).containsExactly("ENDED", "idle");
        assertThat(talk.moments()).containsExactly("attached", "idle_asked", "hanging_up");
    }

    @Point(4)
    @Test
    void staysOnTheLineWithACallerWhoAnswers() throws Exception {
        Talk talk = talk("""
                  - wait: 3s
                  - caller: Yes, I am here.
                  - agent: Good.
                  - hangUp: caller
                """);

        assertThat(talk.asked()).containsExactly("greeting", "still_there");
        assertThat(talk.over()).containsExactly("ENDED", "ended");
    }

    @Point(4)
    @Test
    void warnsACallThatGetsLongAndEndsItInTheEnd() throws Exception {
        Talk talk = talk("""
                  - wait: 1s
                  - caller: And then?
                  - agent: Then it goes on.
                """.repeat(9) + "  - hangUp: agent\n");

        assertThat(talk.asked()).containsSubsequence("greeting", "warning", "goodbye");
        assertThat(talk.heard().end().by()).isEqualTo(Party.APPLICATION);
        assertThat(talk.over()).containsExactly("ENDED", "longest_call");
        assertThat(talk.moments())
                .containsSubsequence("attached", "warned", "hanging_up")
                .as("the other end gave a sign of life each time")
                .doesNotContain("detached");
    }

    @Point(4)
    @Test
    void takesItThatTheServiceEndsACallAfterSixtyMinutes() throws Exception {
        try (Talk talk =
                Talk.of(application(), HELLO + "  - hangUp: agent\n", emulator -> emulator.clockSpeed(60 * 60))) {
            talk.play(CallerAgent.NUMBER);

            assertThat(talk.heard().end().by()).isEqualTo(Party.SERVICE);
            assertThat(talk.over()).containsExactly("ENDED", "session_expired");
            assertThat(talk.moments()).doesNotContain("detached", "hanging_up");
        }
    }

    private static final String PERSON = """
              - caller: A person, please.
              - call: connectToPerson
                as: person
              - agent: ${person}
            """;

    private static final String CALLBACK = """
              - caller: Yes, about my bill. I am Ada.
              - call: scheduleCallback
                arguments: {reason: "the bill", urgency: "NORMAL", name: "Ada"}
                as: callback
              - agent: ${callback.spoken}
              - hangUp: caller
            """;

    private static List<List<String>> callbacks(Talk talk) throws Exception {
        return talk.rows("select reason, phone from callback where call_id = ?");
    }

    @Point(5)
    @Test
    void handsACallerOverToAPersonWhileOneIsThere() throws Exception {
        Talk talk = talk(PERSON + "  - hangUp: agent\n");

        assertThat(talk.heard().all(ReferSent.class))
                .extracting(ReferSent::targetUri)
                .containsExactly(CallerHandover.TARGET);
        assertThat(talk.heard().all(AgentSaid.class))
                .last()
                .extracting(AgentSaid::text)
                .isEqualTo("I connect you now. One moment, please.");
        assertThat(talk.over()).containsExactly("ENDED", "transferred");
        assertThat(talk.moments()).contains("transfer_asked").doesNotContain("transfer_failed");
    }

    /** The service's 200 says that the request was relayed, and nobody ever says that it came to nothing. */
    @Point(5)
    @Test
    void goesOnAndOffersACallbackWhereTheTransferComesToNothing() throws Exception {
        try (Talk talk = Talk.of(application(), HELLO + PERSON + "  - wait: 2500ms\n" + CALLBACK)) {
            talk.phone().callsWhomItIsReferredTo(486);
            talk.play(CallerAgent.NUMBER);

            assertThat(talk.heard().all(ReferSent.class)).hasSize(1);
            assertThat(talk.messages())
                    .singleElement()
                    .asString()
                    .contains("The transfer did not work")
                    .contains("offer that somebody calls back");
            assertThat(talk.did()).containsSubsequence("message", "continuation");
            assertThat(talk.moments())
                    .containsSubsequence("attached", "transfer_asked", "transfer_relayed", "transfer_failed");
            assertThat(callbacks(talk)).containsExactly(List.of("the bill", "+14155550123"));
            assertThat(talk.over()).containsExactly("ENDED", "ended");
        }
    }

    @Point(5)
    @Test
    void goesOnAndOffersACallbackWhereTheServiceRefusesTheTransfer() throws Exception {
        Talk talk = talk(
                PERSON + "  - wait: 500ms\n" + CALLBACK,
                Fault.of(Kind.REQUEST_REFUSED).at("refer").status(400));

        assertThat(talk.heard().all(ReferSent.class)).isEmpty();
        assertThat(talk.messages()).singleElement().asString().contains("The transfer did not work");
        assertThat(talk.did()).containsSubsequence("message", "continuation");
        assertThat(talk.moments())
                .containsSubsequence("attached", "transfer_asked", "transfer_failed")
                .doesNotContain("transfer_relayed");
        assertThat(callbacks(talk)).containsExactly(List.of("the bill", "+14155550123"));
        assertThat(talk.over()).containsExactly("ENDED", "ended");
    }

    @Point(5)
    @Test
    void schedulesACallbackWhileNobodyIsThere() throws Exception {
        Talk talk = talk(NightAgent.NUMBER, PERSON.replace("${person}", "${person.error}") + CALLBACK);

        assertThat(talk.session().getString("instructions")).contains("It is closed now, and opens on Tuesday, ");
        assertThat(talk.heard().all(ReferSent.class)).isEmpty();
        assertThat(talk.invocations("connectToPerson")).containsExactly(List.of("FAILED", "1"));
        assertThat(callbacks(talk)).containsExactly(List.of("the bill", "+14155550123"));
    }

    private static List<List<String>> notes(Talk talk) throws Exception {
        return talk.rows("select text from caller_note where call_id = ?");
    }

    @Point(6)
    @Test
    void tellsARunningWriteOnceAlthoughTheCallerTalksOverIt() throws Exception {
        Talk talk = talk("""
                  - caller: Please note that I am allergic.
                  - agent: I write that down for you now, one moment please.
                  - call: keepNoteSlowly
                    arguments: {text: "allergic", millis: 1000}
                  - bargeIn: Are you still there?
                    after: 3
                  - agent: Yes, I am at it.
                  - wait: 1ms
                  - agent: It is noted.
                  - hangUp: caller
                """);

        assertThat(talk.heard().all(FunctionCalled.class)).hasSize(1);
        assertThat(talk.outputs()).containsExactly("kept at last");
        assertThat(talk.responded()).containsOnlyOnce("continuation");
        assertThat(notes(talk)).containsExactly(List.of("allergic"));
        assertThat(talk.invocations("keepNoteSlowly")).containsExactly(List.of("COMMITTED", "1"));
        assertThat(talk.rows("select count(*) from switchboard_interruption where call_id = ?"))
                .containsExactly(List.of("1"));
    }

    private static final String GOODBYE = """
              - caller: That was all.
              - call: sayGoodbye
              - agent: Goodbye, and thank you very much for calling us today.
            """;

    @Point(7)
    @Test
    void hangsUpWhenItsGoodbyeWasHeardAndNotBefore() throws Exception {
        Talk talk = talk(GOODBYE + "  - hangUp: agent\n");

        JsonObject last =
                talk.sent("response.created").get(talk.sent("response.created").size() - 1);
        assertThat(talk.sent("output_audio_buffer.stopped"))
                .extracting(event -> event.getString("response_id"))
                .contains(last.getJsonObject("response").getString("id"));
        assertThat(talk.heard().end().by()).isEqualTo(Party.APPLICATION);
        assertThat(talk.over()).containsExactly("ENDED", "agent_hung_up");
        assertThat(talk.invocations("sayGoodbye")).containsExactly(List.of("COMMITTED", "1"));
    }

    @Point(7)
    @Test
    void hangsUpAfterAWhileWhereNobodyTellsThatItsGoodbyeWasHeard() throws Exception {
        Talk talk = talk(
                GOODBYE + "  - hangUp: agent\n",
                Fault.of(Kind.SIDEBAND_DROPPED_BEFORE)
                        .at("output_audio_buffer.stopped")
                        .nth(2));

        assertThat(talk.heard().end().by()).isEqualTo(Party.APPLICATION);
        assertThat(talk.over()).containsExactly("ENDED", "agent_hung_up");
        assertThat(talk.moments()).containsExactly("attached", "detached", "reattached", "hanging_up");
    }

    @Point(7)
    @Test
    void keepsTheLineForACallerWhoSpeaksDuringItsGoodbye() throws Exception {
        Talk talk = talk(GOODBYE + """
                  - bargeIn: Oh, one more thing!
                    after: 2
                  - agent: Yes?
                  - hangUp: caller
                """);

        assertThat(talk.heard().end().by()).isEqualTo(Party.CALLER);
        assertThat(talk.over()).containsExactly("ENDED", "ended");
        assertThat(talk.moments()).containsExactly("attached", "goodbye_interrupted");
    }

    @Point(8)
    @Test
    void fillsTheWaitForALongToolThenPromisesItsResultAndTellsIt() throws Exception {
        Talk talk = talk("""
                  - caller: Please note it, there is no hurry.
                  - call: keepNoteSlowly
                    arguments: {text: "slow", millis: 3000}
                  - agent: It takes a little longer.
                  - wait: 3s
                  - hangUp: caller
                """);

        assertThat(talk.did()).containsExactly("greeting", "hold", "output", "continuation", "message", "continuation");
        assertThat(talk.outputs())
                .singleElement()
                .asString()
                .contains("goes on")
                .doesNotContain("kept");
        assertThat(talk.messages()).singleElement().asString().contains("kept at last");
        assertThat(notes(talk)).containsExactly(List.of("slow"));
        assertThat(talk.invocations("keepNoteSlowly")).containsExactly(List.of("COMMITTED", "1"));
        assertThat(talk.rows("select promise from switchboard_receipt where call_id = ?"))
                .containsExactly(talk.outputs());
        assertThat(talk.moments()).containsExactly("attached", "promised");
    }

    @Point(8)
    @Test
    void asksOnceToGoOnAfterSeveralToolsOfOneResponse() throws Exception {
        Talk talk = talk("""
                  - caller: Please note both.
                  - call: keepNote
                    arguments: {text: "one"}
                  - call: keepNoteSlowly
                    arguments: {text: "two", millis: 300}
                  - agent: Both are noted.
                  - hangUp: caller
                """);

        assertThat(talk.did()).containsExactly("greeting", "output", "output", "continuation");
        assertThat(notes(talk)).containsExactlyInAnyOrder(List.of("one"), List.of("two"));
    }

    /** The caller spoke while the tool ran, and the model has told its answer by itself. */
    @Point(8)
    @Test
    void doesNotHaveTheModelGoOnBehindAnAnswerThatItHasTold() throws Exception {
        Talk talk = talk("""
                  - caller: Please note it.
                  - agent: I note it.
                  - call: keepNoteSlowly
                    arguments: {text: "told", millis: 300}
                  - bargeIn: %s
                    after: 1
                  - agent: It is noted.
                  - hangUp: caller
                """.formatted("and ".repeat(40)));

        assertThat(talk.outputs()).containsExactly("kept at last");
        assertThat(talk.responded()).containsExactly("greeting", "", "");
        assertThat(notes(talk)).containsExactly(List.of("told"));
    }

    @Point(9)
    @Test
    void tellsACallerInDangerWhomToCallAndHasNoToolForIt() throws Exception {
        Talk talk = talk("""
                  - caller: My kitchen is on fire!
                  - agent: Please hang up and dial 911.
                  - hangUp: caller
                """);

        assertThat(talk.session().getString("instructions")).contains("""
                If somebody is in danger, or there is a fire, a crime or a medical emergency: tell the caller at once, in \
                one sentence, to hang up and dial the emergency number of the place. You cannot send help.""");
        assertThat(talk.rows("select count(*) from switchboard_invocation where call_id = ?"))
                .containsExactly(List.of("0"));
    }

    @Point(10)
    @Test
    void givesTheKeysThatACallerPressesToTheAgentAndToTheToolThatAsksForThem() throws Exception {
        Talk talk = talk("""
                  - dtmf: "4711#"
                  - agent: Thank you.
                  - caller: Is that the right one?
                  - call: checkNumber
                  - agent: ${output}
                  - hangUp: caller
                """);

        assertThat(talk.messages()).containsExactly("[The caller pressed these keys on the telephone: 4711#]");
        assertThat(talk.outputs()).containsExactly("The number is 4711#");
        assertThat(talk.invocations("checkNumber")).containsExactly(List.of("READ", "1"));
        assertThat(talk.rows("select pressed_key from switchboard_digit where call_id = ?"))
                .hasSize(5)
                .containsOnly(List.of("null"));
    }

    @Point(10)
    @ParameterizedTest
    @CsvSource({
        "4155550166, '', +14155550166",
        "+442071838750, '', +442071838750",
        "200, '', 200",
        "anonymous, '', ''",
        "anonymous, <tel:+1-415-555-0177>, +14155550177"
    })
    void knowsWhoCallsHoweverItIsWritten(String from, String asserted, String number) throws Exception {
        try (Talk talk = Talk.of(application(), HELLO + "  - hangUp: caller\n")) {
            if (!asserted.isEmpty()) {
                talk.phone().header("P-Asserted-Identity", asserted);
            }
            DialedCall call = talk.dial(CallerAgent.NUMBER, "Somebody", from);
            assertThat(call.answer().get(30, TimeUnit.SECONDS)).isEqualTo(200);
            call.hangUp();
            talk.over();

            assertThat(talk.rows("select caller_number from switchboard_call where call_id = ?"))
                    .containsExactly(List.of(number));
        }
    }

    @Point(10)
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "<sip:@example.com>, ''",
        "sip:anonymous@anonymous.invalid, ''",
        "tel:+1-415-555-0188, +14155550188",
        "<sip:(415)5550189@example.com>;tag=1, +14155550189",
    })
    void takesACallWhateverStandsInItsFromHeader(String from, String number) throws Exception {
        Webhooks webhooks = new Webhooks(application());
        String callId = Webhooks.newCallId();
        try (StubService service = StubService.start().on("accept", 404)) {
            assertThat(webhooks.deliver(
                            "wh_" + callId, Webhooks.incoming(callId, from, "sip:" + CallerAgent.NUMBER + "@x")))
                    .isEqualTo(204);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !service.requests("accept", callId).isEmpty());
        }
        assertThat(Receptionist.query("select caller_number from switchboard_call where call_id = '" + callId + "'"))
                .containsExactly(List.of(number));
    }

    @Point(10)
    @Test
    void notesACallerWhoHangsUpBeforeAcceptReturns() throws Exception {
        try (Talk talk = Talk.of(
                application(),
                HELLO + "  - hangUp: caller\n",
                emulator -> emulator.faults(
                        FaultPlan.of(Fault.of(Kind.REQUEST_SLOW).at("accept").lasting(Duration.ofMillis(1500)))))) {
            DialedCall call = talk.dial(CallerAgent.NUMBER);
            assertThat(call.answer().get(30, TimeUnit.SECONDS)).isEqualTo(200);
            call.hangUp();

            assertThat(talk.heard().first(CallEnded.class).by()).isEqualTo(Party.CALLER);
            assertThat(talk.over()).containsExactly("ENDED", "ended");
            assertThat(talk.heard().all(SidebandAttached.class)).isEmpty();
        }
    }

    @Point(11)
    @Test
    void doesNoMoreThanACallMayAndHasTheModelOfferAPerson() throws Exception {
        StringBuilder steps = new StringBuilder();
        for (int i = 1; i <= 9; i++) {
            steps.append("  - call: keepNote\n    arguments: {text: \"%d\"}\n  - agent: Well.\n".formatted(i));
        }
        Talk talk = talk("  - caller: Note this, and this.\n" + steps + "  - hangUp: caller\n");

        assertThat(talk.outputs().subList(0, 3)).containsOnly("kept 1");
        assertThat(talk.outputs().subList(3, 8))
                .allSatisfy(output -> assertThat(output)
                        .contains("Too much was changed in this call")
                        .contains("Offer to hand over to a person"));
        assertThat(talk.outputs().get(8)).contains("Too many functions were called in this call");
        assertThat(notes(talk)).containsExactlyInAnyOrder(List.of("1"), List.of("2"), List.of("3"));
        assertThat(talk.moments()).filteredOn(moment -> moment.equals("limit")).hasSize(6);
    }

    @Point(12)
    @ParameterizedTest
    @CsvSource({
        CallerAgent.NUMBER + ", gpt-realtime-2.1-mini, cedar",
        NightAgent.NUMBER + ", a-model-of-tomorrow, a-voice-of-tomorrow",
    })
    void takesTheModelAndTheVoiceThatAreConfiguredForTheAgent(String number, String model, String voice)
            throws Exception {
        Talk talk = talk(number, "  - hangUp: caller\n");

        assertThat(talk.heard().first(Accepted.class).model()).isEqualTo(model);
        assertThat(talk.session().getJsonObject("audio").getJsonObject("output").getString("voice"))
                .isEqualTo(voice);
        assertThat(talk.rows("select model from switchboard_call where call_id = ?"))
                .containsExactly(List.of(model));
    }

    @Point(12)
    @Test
    void talksToAServiceThatWantsItsKeyInAHeaderOfItsOwn() throws Exception {
        try (StubService service = StubService.start()) {
            String callId = new Webhooks(application()).announce(NightAgent.NUMBER);
            for (String action : List.of("accept", "sideband")) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> !service.requests(action, callId).isEmpty());
                assertThat(service.requests(action, callId).get(0).headers())
                        .containsEntry("Api-key", List.of("sk-it"))
                        .doesNotContainKey("Authorization");
            }
        }
    }
}
