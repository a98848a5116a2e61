package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.Party;
import dev.switchboard.emulator.typed.InteractiveCaller;
import dev.switchboard.emulator.typed.TypedRules;
import io.vertx.core.json.JsonObject;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Lines that somebody types, in a real call with an application that answers functions. */
class InteractiveCallerTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-26T15:00:00Z"), ZoneId.of("America/New_York"));

    private static final String RULES = """
        name: Booking by typing
        rules:
          - hear: 'like (?<when>.+?)(?: for (?<guest>.+))?$'
            example: I'd like Tuesday at two
            times: [when]
            steps:
              - agent: Let me look.
              - call: book
                arguments: { start: "${when.time}", name: "${guest}" }
                as: booking
              - when: booking.reference
                then:
                  - agent: Booked, ${booking.reference}.
                otherwise:
                  - agent: Sorry, ${booking.error}.
          - hear: 'free on (?<day>\\w+)'
            days: [day]
            steps:
              - call: find
                arguments: { day: "${day.day}" }
          - hear: fly
            steps:
              - call: fly
          - hear: bye
            steps:
              - agent: Goodbye.
              - hangUp: caller
        """;

    private final List<String> called = new CopyOnWriteArrayList<>();

    private record Talk(CallEnded end, String printed) {}

    private Talk talk(String typed) throws Exception {
        StringWriter printed = new StringWriter();
        TypedRules rules = TypedRules.parse("rules.yaml", RULES);
        InteractiveCaller caller = new InteractiveCaller(rules, CLOCK, new StringReader(typed), printed);
        try (Scene scene = Scene.of(
                "{name: unused, for: {number: nobody}, steps: []}",
                emulator -> emulator.script(rules.script()).listener(caller))) {
            scene.application.answersFunctions(this::answer);
            CallEnded end = caller.call(scene.emulator, "100", "Ada", "200");
            assertThat(scene.application.failures()).isEmpty();
            return new Talk(end, printed.toString());
        }
    }

    private String answer(String function, JsonObject arguments) {
        called.add(function + " " + arguments.encode());
        return "2026-12-01T14:00:00-05:00".equals(arguments.getString("start"))
                ? "{\"reference\":\"ABCD\"}"
                : "{\"error\":\"it is taken\"}";
    }

    @Test
    void makesUtterancesAndFunctionCallsOfLines() throws Exception {
        Talk talk = talk("I'd like Tuesday at two for Ada Lovelace\nThanks, bye\n");

        assertThat(called).containsExactly("book {\"start\":\"2026-12-01T14:00:00-05:00\",\"name\":\"Ada Lovelace\"}");
        assertThat(talk.printed())
                .contains("Agent:    Good day, this is the test.")
                .contains("Agent:    Let me look.")
                .contains("Agent:    Booked, ABCD.")
                .contains("Agent:    Goodbye.")
                .doesNotContain("Caller:");
        assertThat(talk.end().by()).isEqualTo(Party.CALLER);
    }

    @Test
    void goesOnAfterWhatFunctionsAnswer() throws Exception {
        Talk talk = talk("""
            I'd like Tuesday at nine
            What is free on Friday?
            I would like tomorrow at 2 pm
            bye
            """);

        assertThat(called).hasSize(3).element(1).isEqualTo("find {\"day\":\"2026-11-27\"}");
        assertThat(talk.printed().split("Agent:    Sorry, it is taken.", -1)).hasSize(3);
        assertThat(talk.end().by()).isEqualTo(Party.CALLER);
    }

    @Test
    void saysSoWhereNoRuleFits() throws Exception {
        Talk talk = talk("I'd like some day\n\nbye\n");

        assertThat(called).isEmpty();
        assertThat(talk.printed())
                .containsSubsequence(
                        "You:  I'd like some day\n",
                        "No rule is for that. Say it in other words, or type help for what is understood.\n",
                        "Agent:    I am sorry, I did not understand that.")
                .doesNotContain("You:  \n");
    }

    @Test
    void listsWhatCanBeSaid() throws Exception {
        assertThat(talk("help\nbye\n").printed())
                .contains("What is understood, in your own words:\n", "  I'd like Tuesday at two\n");
    }

    /** Each line that is typed while nobody is on the line begins a call, and what a call leaves over begins the next. */
    @Test
    void waitsForTheLineWithWhichACallBegins() throws Exception {
        StringWriter printed = new StringWriter();
        TypedRules rules = TypedRules.parse("rules.yaml", RULES);
        InteractiveCaller caller = new InteractiveCaller(
                rules, CLOCK, new StringReader("\n/help\nI'd like Tuesday at two\nbye\nbye\n/bye\nbye\n"), printed);
        try (Scene scene = Scene.of(
                "{name: unused, for: {number: nobody}, steps: []}",
                emulator -> emulator.script(rules.script()).listener(caller))) {
            scene.application.answersFunctions(this::answer);
            int calls = 0;
            while (caller.awaitLine()) {
                caller.call(scene.emulator, "100", "Ada", "200");
                calls++;
            }

            assertThat(calls).isEqualTo(2);
            assertThat(called).hasSize(1);
            assertThat(printed.toString().split("What is understood", -1)).hasSize(2);
            assertThat(caller.hasTyped()).isTrue();
        }
    }

    @Test
    void knowsThatNobodyTyped() throws Exception {
        InteractiveCaller caller = new InteractiveCaller(
                TypedRules.parse("rules.yaml", RULES), CLOCK, new StringReader(""), new StringWriter());

        assertThat(caller.awaitLine()).isFalse();
        assertThat(caller.hasTyped()).isFalse();
    }

    @Test
    void callsNothingThatTheApplicationDoesNotOffer() throws Exception {
        Talk talk = talk("Can I fly?\n/tools\n/help\nbye\n");

        assertThat(called).isEmpty();
        assertThat(talk.printed())
                .contains("calls fly, which the application does not offer in this call; it offers [find, book]")
                .contains("find, book\n")
                .contains("/bye hangs up");
        assertThat(talk.end().by()).isEqualTo(Party.CALLER);
    }

    @Test
    void hangsUpWhereTheLinesEnd() throws Exception {
        assertThat(talk("").end().by()).isEqualTo(Party.CALLER);
        assertThat(talk("/bye\n").end().by()).isEqualTo(Party.CALLER);
    }
}
