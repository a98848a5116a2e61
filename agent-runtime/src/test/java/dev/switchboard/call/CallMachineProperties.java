package dev.switchboard.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.call.CallCommand.Continue;
import dev.switchboard.call.CallCommand.Greet;
import dev.switchboard.call.CallCommand.RunTool;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.Detached;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.Gone;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import dev.switchboard.call.CallEvent.ResponseFinished;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.ResponseStarted;
import dev.switchboard.call.CallEvent.ToolAnswered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds in every history, likely or not: any event may come at any time, twice, or never. */
class CallMachineProperties {

    @Property(tries = 3000)
    void inEveryHistory(@ForAll("histories") List<CallEvent> history) {
        CallState state = CallState.accepted(Optional.of("Hello"));
        Set<String> run = new HashSet<>();
        Map<String, String> sent = new HashMap<>();
        int greetings = 0;
        boolean responding = false;
        boolean attached = false;
        for (CallEvent event : history) {
            Statistics.label("events").collect(event.getClass().getSimpleName());
            responding = responding(event, responding);
            attached = attached(event, attached);
            Transition transition = CallMachine.step(state, event);
            state = transition.state();
            for (CallCommand command : transition.commands()) {
                if (command instanceof RunTool tool) {
                    assertThat(run.add(tool.functionCall().id()))
                            .as("run once: %s", tool)
                            .isTrue();
                } else if (command instanceof SendOutput output) {
                    assertThat(attached).as("sent on an open socket").isTrue();
                    assertThat(sent.getOrDefault(output.functionCallId(), output.output()))
                            .as("never two different answers")
                            .isEqualTo(output.output());
                    sent.put(output.functionCallId(), output.output());
                } else if (command instanceof Greet) {
                    greetings++;
                    responding = true;
                } else if (command instanceof Continue) {
                    assertThat(attached).as("asked on an open socket").isTrue();
                    assertThat(responding).as("asked while responding").isFalse();
                    responding = true;
                }
            }
        }
        assertThat(greetings).isLessThanOrEqualTo(1);
    }

    @Property(tries = 1000)
    void withoutCrashesEveryFunctionCallIsAnsweredAndFollowedByAContinuation(@ForAll("batches") List<Integer> batches) {
        CallState state = CallMachine.step(CallState.accepted(Optional.empty()), new Attached())
                .state();
        int number = 0;
        for (int size : batches) {
            String response = "resp_" + number;
            List<CallCommand> commands = new ArrayList<>();
            List<CallEvent> events = new ArrayList<>();
            events.add(new ResponseStarted(response));
            for (int i = 0; i < size; i++) {
                events.add(
                        new FunctionCalled(new FunctionCall("call_" + number + "_" + i, response, "book", "{}", "{}")));
            }
            events.add(new ResponseFinished(response));
            for (int i = 0; i < size; i++) {
                events.add(new ToolAnswered("call_" + number + "_" + i, "done", true, List.of()));
            }
            for (CallEvent event : events) {
                Transition transition = CallMachine.step(state, event);
                state = transition.state();
                commands.addAll(transition.commands());
            }
            assertThat(commands.stream().filter(SendOutput.class::isInstance)).hasSize(size);
            assertThat(commands.stream().filter(Continue.class::isInstance)).hasSize(size == 0 ? 0 : 1);
            number++;
        }
    }

    private static boolean responding(CallEvent event, boolean before) {
        if (event instanceof ResponseStarted || event instanceof ResponseRefused) {
            return true;
        }
        return before && !(event instanceof ResponseFinished || event instanceof Detached || event instanceof Attached);
    }

    private static boolean attached(CallEvent event, boolean before) {
        return event instanceof Attached || (before && !(event instanceof Detached));
    }

    @Provide
    Arbitrary<List<Integer>> batches() {
        return Arbitraries.integers().between(0, 4).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<CallEvent>> histories() {
        Arbitrary<String> responses = Arbitraries.of("resp_1", "resp_2", "resp_3");
        Arbitrary<String> functionCalls = Arbitraries.of("call_1", "call_2", "call_3", "call_4");
        Arbitrary<CallEvent> events = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, Arbitraries.just(new Attached())),
                net.jqwik.api.Tuple.of(2, Arbitraries.just(new Detached())),
                net.jqwik.api.Tuple.of(4, responses.map(ResponseStarted::new)),
                net.jqwik.api.Tuple.of(4, responses.map(ResponseFinished::new)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new ResponseRefused())),
                net.jqwik.api.Tuple.of(
                        6,
                        Combinators.combine(functionCalls, responses)
                                .as((id, response) ->
                                        new FunctionCalled(new FunctionCall(id, response, "book", "{}", "{}")))),
                net.jqwik.api.Tuple.of(
                        6,
                        Combinators.combine(functionCalls, Arbitraries.of("a", "b"))
                                .as((id, output) -> new ToolAnswered(id, output, true, List.of()))),
                net.jqwik.api.Tuple.of(3, functionCalls.map(OutputAcknowledged::new)),
                net.jqwik.api.Tuple.of(1, Arbitraries.lazy(() -> Arbitraries.just(new Gone()))));
        return events.list().ofMaxSize(60).map(list -> {
            List<CallEvent> all = new ArrayList<>(list);
            all.add(0, new Attached());
            return all;
        });
    }
}
