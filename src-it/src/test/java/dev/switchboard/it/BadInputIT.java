package dev.switchboard.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.event.EmulatorEvent.FaultInjected;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.event.EmulatorEvent.SidebandAttached;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.Fault.Kind;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.phone.DialedCall;
import dev.switchboard.it.caller.CallerAgent;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that sends on the sideband what none should, and a model that writes arguments as none should. */
@ExtendWith(ArquillianExtension.class)
class BadInputIT {

    /** Something is asked for before and after whatever goes wrong. */
    private static final String NOTES = """
              - agent: ${greeting}
              - caller: Note this.
              - call: keepNote
                arguments: {text: "first"}
              - agent: It is noted.
              - wait: 500ms
              - caller: And this.
              - call: keepNote
                arguments: {text: "second"}
              - agent: That, too.
              - hangUp: caller
            """;

    @ArquillianResource
    private URL application;

    private Metrics before;

    @BeforeEach
    void lookAtTheMetrics() throws Exception {
        before = Metrics.of(application);
    }

    /** How much has been counted since. */
    private long counted(String name, String... labels) throws Exception {
        return Math.round(Metrics.of(application).sum(name, labels) - before.sum(name, labels));
    }

    private long ignored(String kind) throws Exception {
        return counted("switchboard_sideband_ignored_total", "kind=\"" + kind + "\"");
    }

    @Deployment(testable = false)
    static WebArchive receptionist() throws IOException {
        // time to see that a call is given up before it has lasted too long
        return CallerWar.create("switchboard.longest-call=40s\n");
    }

    private Talk talk(String steps, Fault... faults) throws Exception {
        try (Talk talk = Talk.of(Receptionist.local(application), steps, faults)) {
            return talk.play(CallerAgent.NUMBER);
        }
    }

    private static List<List<String>> notes(Talk talk) throws Exception {
        return talk.rows("select text from caller_note where call_id = ?");
    }

    /** Nothing was lost, nothing was done twice, and the call went on to its end. */
    private static void assertServed(Talk talk) throws Exception {
        assertThat(talk.outputs()).containsExactly("kept 5", "kept 6");
        assertThat(notes(talk)).containsExactlyInAnyOrder(List.of("first"), List.of("second"));
        assertThat(talk.invocations("keepNote")).containsExactly(List.of("COMMITTED", "1"), List.of("COMMITTED", "1"));
        assertThat(talk.over()).containsExactly("ENDED", "ended");
        assertThat(talk.heard().all(FaultInjected.class)).isNotEmpty();
    }

    @BadInput(
            door = "sideband",
            input = "an event of 5 MB",
            answer = "read as any other",
            rows = "ACCEPTED → ENDED; each tool's once")
    @Test
    void readsAnEventOfFiveMegabytes() throws Exception {
        Talk talk = talk(NOTES, Fault.of(Kind.EVENT_HUGE).at("response.done").nth(2));

        assertServed(talk);
        assertThat(talk.heard().all(SidebandAttached.class)).hasSize(1);
    }

    @BadInput(
            door = "sideband",
            input = "binary frames",
            answer = "counted and ignored; the call goes on",
            rows = "ACCEPTED → ENDED; each tool's once")
    @Test
    void ignoresBinaryFrames() throws Exception {
        Talk talk = talk(NOTES, Fault.of(Kind.EVENT_BINARY).at("response.done").times(3));

        assertServed(talk);
        assertThat(talk.heard().all(SidebandAttached.class)).hasSize(1);
        assertThat(ignored("binary")).isEqualTo(3);
    }

    @BadInput(
            door = "sideband",
            input = "no JSON, and events and fields that nobody knows",
            answer =
                    "ignored; the events are counted, and the first that cannot be read is in the log; the call goes on",
            rows = "ACCEPTED → ENDED; each tool's once")
    @Test
    void ignoresWhatNobodyUnderstands() throws Exception {
        Talk talk = talk(
                NOTES,
                Fault.of(Kind.EVENT_MALFORMED).at("response.done").times(3),
                Fault.of(Kind.EVENT_UNKNOWN_TYPE).at("response.created"),
                Fault.of(Kind.EVENT_UNKNOWN_FIELDS).at("response.done").times(3));

        assertServed(talk);
        assertThat(talk.heard().all(SidebandAttached.class)).hasSize(1);
        assertThat(ignored("malformed")).isEqualTo(3);
        assertThat(ignored("unknown_type")).isEqualTo(1);
        assertThat(ignored("binary")).isZero();
        assertThat(Receptionist.logWith("call " + talk.callId() + ": ended"))
                .containsOnlyOnce("call " + talk.callId() + ": ignored an event that cannot be read");
    }

    @BadInput(
            door = "sideband",
            input = "invalid UTF-8",
            answer = "the socket is given up and dialled again; the call goes on",
            rows = "ACCEPTED → ENDED; each tool's once")
    @Test
    void dialsAgainAfterWhatIsNoText() throws Exception {
        // between the two tools, when nobody speaks
        Talk talk = talk(NOTES.replace("  - wait: 500ms\n", "  - fault: event-not-utf8\n  - wait: 500ms\n"));

        assertServed(talk);
        assertThat(talk.heard().all(SidebandAttached.class)).hasSize(2);
        assertThat(talk.moments()).containsExactly("attached", "detached", "reattached");
        assertMeasured(talk);
    }

    /** What it took, what the caller waited for, and that nothing of it is lost. */
    private void assertMeasured(Talk talk) throws Exception {
        assertThat(counted("switchboard_call_reattachments_total")).isEqualTo(1);
        assertThat(counted("switchboard_call_silence_seconds_count")).isEqualTo(2);
        assertThat(counted("switchboard_call_audible_seconds_count")).isEqualTo(2);
        assertThat(Metrics.of(application).page()).containsPattern("switchboard_recorder_dropped\\{[^\n]*} 0(\\.0)?\n");
        long cachedText = tokens(talk, "input", "cached_tokens_details", "text_tokens");
        assertThat(cachedText).isPositive();
        assertThat(counted("switchboard_tokens_total", "kind=\"cached_text\"")).isEqualTo(cachedText);
        assertThat(counted("switchboard_tokens_total", "kind=\"input_text\""))
                .isEqualTo(tokens(talk, "input", "text_tokens") - cachedText);
        assertThat(counted("switchboard_tokens_total", "kind=\"input_audio\""))
                .isPositive()
                .isEqualTo(tokens(talk, "input", "audio_tokens"));
        assertThat(counted("switchboard_tokens_total", "kind=\"output_text\""))
                .isPositive()
                .isEqualTo(tokens(talk, "output", "text_tokens"));
        assertThat(counted("switchboard_tokens_total", "kind=\"output_audio\""))
                .isPositive()
                .isEqualTo(tokens(talk, "output", "audio_tokens"));
    }

    /** The tokens of a call by what the service said of its responses; it reads nothing of the audio from its cache. */
    private static long tokens(Talk talk, String direction, String... path) {
        return talk.sent("response.done").stream()
                .map(event -> event.getJsonObject("response").getJsonObject("usage"))
                .mapToLong(usage -> {
                    JsonObject details = usage.getJsonObject(direction + "_token_details");
                    for (int i = 0; i < path.length - 1; i++) {
                        details = details.getJsonObject(path[i]);
                    }
                    return details.getLong(path[path.length - 1]);
                })
                .sum();
    }

    @BadInput(
            door = "sideband",
            input = "silent without being closed",
            answer = "SWB-5035 in the log; the socket is given up and dialled again; the call goes on",
            rows = "ACCEPTED → ENDED; each tool's once")
    @Test
    void dialsAgainWhereTheOtherEndGivesNoSign() throws Exception {
        Talk talk = talk(NOTES.replace("  - wait: 500ms\n", "  - fault: sideband-half-open\n  - wait: 6s\n"));

        assertServed(talk);
        assertThat(talk.heard().all(SidebandAttached.class)).hasSize(2);
        Receptionist.logWith("SWB-5035");
    }

    @BadInput(
            door = "sideband",
            input = "closed at once",
            answer = "dialled again; the call goes on",
            rows = "ACCEPTED → ENDED; each tool's once")
    @Test
    void dialsAgainWhereTheSidebandIsClosedAtOnce() throws Exception {
        assertServed(talk(NOTES, Fault.of(Kind.REQUEST_UNTRUE).at("dial").times(3)));
    }

    @BadInput(
            door = "sideband",
            input = "closed at once, each time",
            answer =
                    "dialled six times more, with ever longer pauses; then SWB-5004 in the log, and the call is hung up",
            rows = "ACCEPTED → ENDED sideband_lost")
    @Test
    void givesUpACallWhoseSidebandIsClosedAtOnceEachTime() throws Exception {
        try (Talk talk = Talk.of(
                Receptionist.local(application),
                NOTES,
                Fault.of(Kind.REQUEST_UNTRUE).at("dial").times(1000))) {
            DialedCall call = talk.dial(CallerAgent.NUMBER);
            assertThat(call.answer().get(30, TimeUnit.SECONDS)).isEqualTo(200);

            assertThat(talk.over()).containsExactly("ENDED", "sideband_lost");
            assertThat(talk.heard().end().by()).isEqualTo(Party.APPLICATION);
            assertThat(talk.heard().all(FaultInjected.class)).hasSize(7);
            Receptionist.logWith("SWB-5004: call " + talk.callId());
        }
    }

    @BadInput(
            door = "sideband",
            input = "lost while a tool runs, and not to be opened for a second",
            answer = "dialled again; what the tool answered meanwhile is told then",
            rows = "ACCEPTED → ENDED; the tool's once")
    @Test
    void tellsWhatAToolAnsweredWhileTheSidebandWasAway() throws Exception {
        Talk talk = talk(
                """
                  - agent: ${greeting}
                  - caller: Note this.
                  - call: keepNoteSlowly
                    arguments: {text: "first", millis: 300}
                  - agent: It is noted.
                  - hangUp: caller
                """,
                Fault.of(Kind.SIDEBAND_DROPPED_AFTER).at("response.done").nth(2),
                Fault.of(Kind.REQUEST_REFUSED).at("dial").nth(2).times(3));

        assertThat(talk.outputs()).containsExactly("kept at last");
        assertThat(notes(talk)).containsExactly(List.of("first"));
        assertThat(talk.invocations("keepNoteSlowly")).containsExactly(List.of("COMMITTED", "1"));
        assertThat(talk.heard().all(SidebandAttached.class)).hasSize(2);
        assertThat(talk.moments()).containsExactly("attached", "detached", "reattached");
    }

    @BadInput(
            door = "sideband",
            input = "open, although the call is over, which nobody says",
            answer = "silence ends the call, and its longest duration does at the latest",
            rows = "ACCEPTED → ENDED idle or longest_call")
    @Test
    void endsACallWhoseEndNobodyAnnounces() throws Exception {
        try (Talk talk = Talk.of(
                Receptionist.local(application),
                "  - agent: ${greeting}\n  - hangUp: caller\n",
                emulator -> emulator.keepSidebands(true))) {
            talk.play(CallerAgent.NUMBER);

            assertThat(talk.heard().end().by()).isEqualTo(Party.CALLER);
            assertThat(talk.over().get(1)).isIn("idle", "longest_call");
        }
    }

    static Stream<Arguments> badArguments() {
        return Stream.of(
                Arguments.of("nested", "{\"text\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}", "too deeply"),
                Arguments.of("long", "{\"text\": \"" + "x".repeat(1_000_000) + "\"}", "Say it shorter"),
                Arguments.of("twice", "{\"text\": \"a\", \"text\": \"b\"}", "text: is given twice"),
                Arguments.of("1e999", "{\"text\": \"a\", \"copies\": 1e999}", "copies: "),
                Arguments.of("NUL", "{\"text\": \"a\0b\"}", "are not a JSON object"),
                Arguments.of("written NUL", "{\"text\": \"a\\u0000b\"}", "text: must not have the character U+0000"),
                Arguments.of("words", "a note, please", "are not a JSON object"));
    }

    @BadInput(
            door = "arguments",
            input = "nested 10,000 deep",
            answer = "the model is told that they are nested too deeply; the tool is not run",
            rows = "none → REFUSED")
    @BadInput(
            door = "arguments",
            input = "1 MB long",
            answer = "the model is told to say it shorter; the tool is not run",
            rows = "none → REFUSED")
    @BadInput(
            door = "arguments",
            input = "duplicate keys",
            answer = "the model is told which one is given twice; the tool is not run",
            rows = "none → REFUSED")
    @BadInput(
            door = "arguments",
            input = "`1e999`",
            answer = "the model is told which argument is none and what it must be; the tool is not run",
            rows = "none → REFUSED")
    @BadInput(
            door = "arguments",
            input = "NUL, as it is or as `\\u0000`",
            answer = "the model is told where, and that no text must have it; the tool is not run",
            rows = "none → REFUSED")
    @BadInput(
            door = "arguments",
            input = "no JSON",
            answer = "the model is told where they cannot be read; the tool is not run",
            rows = "none → REFUSED")
    @ParameterizedTest(name = "{0}")
    @MethodSource("badArguments")
    void tellsTheModelWhatIsWrongWithItsArguments(String what, String arguments, String told) throws Exception {
        FaultPlan garbled =
                FaultPlan.of(Fault.of(Kind.FUNCTION_CALL_GARBLED).at("keepNote").code(arguments));
        // a megabyte takes the model its time
        try (Talk talk = Talk.of(
                Receptionist.local(application),
                NOTES,
                emulator -> emulator.perWord(Duration.ZERO).faults(garbled))) {
            talk.play(CallerAgent.NUMBER);

            assertThat(talk.outputs()).hasSize(2);
            assertThat(talk.outputs().get(0)).contains("\"error\"").contains(told);
            assertThat(talk.outputs().get(1)).isEqualTo("kept 6");
            assertThat(notes(talk)).containsExactly(List.of("second"));
            assertThat(talk.invocations("keepNote"))
                    .containsExactly(List.of("REFUSED", "0"), List.of("COMMITTED", "1"));
            assertThat(talk.over()).containsExactly("ENDED", "ended");
        }
    }

    @BadInput(
            door = "arguments",
            input = "two function calls with one id and different arguments",
            answer = "the first is run and answered, once; that there was another is noted as `contradicted`",
            rows = "none → one, of the first")
    @Test
    void runsTheFirstOfTwoFunctionCallsWithOneId() throws Exception {
        Talk talk = talk("""
                  - agent: ${greeting}
                  - caller: Note this.
                  - call: keepNote
                    arguments: {text: "first"}
                  - repeat: sameId
                    arguments: {text: "another"}
                  - agent: It is noted.
                  - hangUp: caller
                """);

        assertThat(talk.outputs()).containsExactly("kept 5");
        assertThat(talk.heard().all(FunctionAnswered.class)).hasSize(1);
        assertThat(notes(talk)).containsExactly(List.of("first"));
        assertThat(talk.invocations("keepNote")).containsExactly(List.of("COMMITTED", "1"));
        assertThat(talk.moments()).containsExactly("attached", "contradicted");
    }
}
