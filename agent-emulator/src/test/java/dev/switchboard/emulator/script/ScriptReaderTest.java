package dev.switchboard.emulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.Fault.Kind;
import dev.switchboard.emulator.script.Step.AgentSays;
import dev.switchboard.emulator.script.Step.BargesIn;
import dev.switchboard.emulator.script.Step.CallerSays;
import dev.switchboard.emulator.script.Step.CallsTool;
import dev.switchboard.emulator.script.Step.Fails;
import dev.switchboard.emulator.script.Step.HangsUp;
import dev.switchboard.emulator.script.Step.PressesKeys;
import dev.switchboard.emulator.script.Step.RepeatsCall;
import dev.switchboard.emulator.script.Step.StaysSilent;
import dev.switchboard.emulator.script.Step.Waits;
import dev.switchboard.emulator.script.Step.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptReaderTest {

    @Test
    void readsEveryKindOfStep() {
        Script script = Script.parse("all.yaml", """
                name: all
                for: {number: "100", header: X-Shop-Id, matches: "^4", call: 2}
                faults:
                  - {fault: request-refused, at: accept, status: 429, times: 2}
                steps:
                  - caller: Hello.
                  - agent: Good day.
                  - call: find
                    arguments: {day: Monday}
                    as: found
                    expects: {matches: free, json: {day: Monday}}
                    captures: {first: starts.0}
                  - bargeIn: Stop!
                    after: 3
                    while: generated
                  - repeat: sameId
                    arguments: {day: Tuesday}
                    as: again
                  - dtmf: "12#"
                  - silence: idle
                  - wait: 300ms
                  - when: found.day
                    matches: Mon
                    then: [{agent: "Yes."}]
                  - fault: event-delayed
                    at: response.done
                    lasting: 2s
                  - hangUp: agent
                """);

        assertThat(script.selection()).isEqualTo(new Selection("100", "X-Shop-Id", "^4", 2));
        assertThat(script.faults())
                .containsExactly(
                        Fault.of(Kind.REQUEST_REFUSED).at("accept").status(429).times(2));
        assertThat(script.steps())
                .containsExactly(
                        new CallerSays("Hello."),
                        new AgentSays("Good day."),
                        new CallsTool(
                                "find",
                                Map.of("day", "Monday"),
                                "found",
                                new Expectation("free", Map.of("day", "Monday")),
                                Map.of("first", "starts.0")),
                        new BargesIn("Stop!", 3, true),
                        new RepeatsCall(true, Map.of("day", "Tuesday"), "again"),
                        new PressesKeys("12#"),
                        new StaysSilent(),
                        new Waits(Duration.ofMillis(300)),
                        new When("found.day", "Mon", List.of(new AgentSays("Yes.")), List.of()),
                        new Fails(
                                Fault.of(Kind.EVENT_DELAYED).at("response.done").lasting(Duration.ofSeconds(2))),
                        new HangsUp(false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{name: x, steps: 7}                                             | s.yaml: steps must be a list",
                "{name: x, step: []}                                             | s.yaml: the script has an unknown key 'step'",
                "{steps: []}                                                     | s.yaml: name must be text",
                "{name: x, steps: [{shout: hello}]}                              | s.yaml: steps[0] is no step",
                "{name: x, steps: [{agent: a}, {hangUp: nobody}]}                | s.yaml: steps[1].hangUp must be caller or agent",
                "{name: x, steps: [{when: a, then: [{caller: []}]}]}             | s.yaml: steps[0].then[0].caller must be text",
                "{name: x, steps: [{dtmf: 12E}]}                                 | s.yaml: steps[0].dtmf must be keys",
                "{name: x, steps: [{wait: long}]}                                | s.yaml: steps[0].wait must be a duration",
                "{name: x, steps: [{bargeIn: a, after: -1}]}                     | s.yaml: steps[0].after must be a whole number",
                "{name: x, steps: [{call: a, expects: {matches: '('}}]}          | s.yaml: steps[0].expects.matches must be a regular",
                "{name: x, steps: [{call: a, captures: {b: '~c'}}]}              | s.yaml: steps[0].captures.b needs a group",
                "{name: x, steps: [{fault: rain}]}                               | s.yaml: steps[0].fault is no fault; known are",
                "{name: x, steps: [{fault: call-cut, chance: 2}]}                | s.yaml: steps[0].chance must be a number from 0 to 1",
                "{name: x, for: {matches: a}, steps: []}                         | s.yaml: for has matches without header",
                "{name: x                                                        | s.yaml: ",
            })
    void namesThePlaceOfAFlaw(String yaml, String message) {
        assertThatExceptionOfType(ScriptException.class)
                .isThrownBy(() -> Script.parse("s.yaml", yaml))
                .withMessageStartingWith(message);
    }
}
