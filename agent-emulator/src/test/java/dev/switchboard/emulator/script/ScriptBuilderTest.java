package dev.switchboard.emulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.Fault.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptBuilderTest {

    private static final String YAML = """
        name: Everything
        for: { number: "+18005550100", header: X-Shop, matches: "^7$", call: 2 }
        faults:
          - fault: request-refused
            at: accept
            status: 429
            times: 2
        steps:
          - agent: ${greeting}
          - caller: Tuesday at two, please.
          - agent: Let me look.
          - call: bookAppointment
            arguments: { start: "${slot}", guests: [1, 2], note: { from: me } }
            as: booking
            expects: { json: { reference: "~[A-Z]+" } }
            captures: { time: "spoken", code: "~code (\\\\d+)" }
          - agent: Just a moment.
            together: true
          - mcp: look
            server: shelf
            arguments: { for: bread }
            output: Three loaves.
          - mcp: count
            server: shelf
            error: Nobody is there.
          - repeat: newId
            as: again
          - repeat: sameId
            arguments: { start: never }
          - bargeIn: Stop!
            after: 3
          - bargeIn: Wait!
            after: 2
            while: generated
          - dtmf: "12#"
          - silence: idle
          - wait: 300ms
          - fault: event-repeated
            at: response.done
          - when: booking.reference
            then:
              - agent: Booked.
              - when: booking.spoken
                matches: two
                then:
                  - caller: Thank you.
            otherwise:
              - call: findFreeTimes
                expects: { matches: free }
              - listen: outside
              - hangUp: agent
          - hangUp: caller
        """;

    private static Script inJava() {
        return Script.named("Everything")
                .forNumber("+18005550100")
                .forHeader("X-Shop", "^7$")
                .forCall(2)
                .withFault(
                        Fault.of(Kind.REQUEST_REFUSED).at("accept").status(429).times(2))
                .agentSays("${greeting}")
                .callerSays("Tuesday at two, please.")
                .agentSays("Let me look.")
                .callsTool(
                        "bookAppointment",
                        Map.of("start", "${slot}", "guests", List.of(1, 2), "note", Map.of("from", "me")))
                .as("booking")
                .expects(Expectation.json(Map.of("reference", "~[A-Z]+")))
                .captures("time", "spoken")
                .captures("code", "~code (\\d+)")
                .agentSaysMeanwhile("Just a moment.")
                .callsMcpTool("shelf", "look", Map.of("for", "bread"), "Three loaves.")
                .callsMcpToolInVain("shelf", "count", Map.of(), "Nobody is there.")
                .repeatsCall()
                .as("again")
                .repeatsCallWithSameId(Map.of("start", "never"))
                .callerBargesIn("Stop!", 3)
                .callerBargesInWhileGenerated("Wait!", 2)
                .callerPresses("12#")
                .callerStaysSilent()
                .waits(Duration.ofMillis(300))
                .fails(Fault.of(Kind.EVENT_REPEATED).at("response.done"))
                .when(
                        "booking.reference",
                        then -> then.agentSays("Booked.")
                                .when("booking.spoken", "two", yes -> yes.callerSays("Thank you."), no -> no),
                        otherwise -> otherwise
                                .callsTool("findFreeTimes")
                                .expects(Expectation.matching("free"))
                                .listens()
                                .agentHangsUp())
                .callerHangsUp()
                .build();
    }

    @Test
    void makesWhatTheFileFormatMakes() {
        assertThat(inJava()).isEqualTo(Script.parse("yaml", YAML));
    }

    /** Otherwise the equality above would say nothing about a new step. */
    @Test
    void knowsEveryKindOfStep() {
        Set<Class<?>> kinds = new HashSet<>();
        Deque<Step> steps = new ArrayDeque<>(inJava().steps());
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            kinds.add(step.getClass());
            if (step instanceof Step.When when) {
                steps.addAll(when.then());
                steps.addAll(when.otherwise());
            }
        }

        assertThat(kinds).containsExactlyInAnyOrder(Step.class.getPermittedSubclasses());
    }

    @Test
    void saysWhereAWordMustStand() {
        assertThatThrownBy(() -> Script.named("odd").callerSays("Hello").as("booking"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("as(…) must stand directly behind callsTool(…)")
                .hasMessageContaining("CallerSays[text=Hello]");
    }
}
