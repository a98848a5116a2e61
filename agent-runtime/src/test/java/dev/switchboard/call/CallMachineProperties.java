package dev.switchboard.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.call.CallCommand.CheckItem;
import dev.switchboard.call.CallCommand.Finish;
import dev.switchboard.call.CallCommand.HangUp;
import dev.switchboard.call.CallCommand.PromiseAnswer;
import dev.switchboard.call.CallCommand.Respond;
import dev.switchboard.call.CallCommand.RunTool;
import dev.switchboard.call.CallCommand.SendMessage;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.CallerStarted;
import dev.switchboard.call.CallEvent.Detached;
import dev.switchboard.call.CallEvent.Gone;
import dev.switchboard.call.CallEvent.ResponseFinished;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.ResponseStarted;
import dev.switchboard.call.CallEvent.SessionExpired;
import dev.switchboard.call.CallEvent.TimerFired;
import dev.switchboard.call.CallEvent.Unreachable;
import dev.switchboard.call.CallState.Phase;
import dev.switchboard.call.CallTimer.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** What holds in every history, likely or not: any event may come at any time, twice, or never. */
class CallMachineProperties {

    private static final int MOST_FUNCTION_CALLS = Scene.MOST_TOOL_CALLS + 10;
    private static final int MOST_WORDS = 2 * MOST_FUNCTION_CALLS;

    /** What a watcher of events and commands alone knows. */
    private static final class Watcher {

        private final Set<String> run = new HashSet<>();
        private final Set<String> promised = new HashSet<>();
        private final Map<String, String> outputs = new HashMap<>();
        private final Set<String> begun = new HashSet<>();
        private final Set<String> ended = new HashSet<>();
        private final Set<String> greetings = new HashSet<>();
        private boolean attached;
        private boolean responding;
        private boolean detachedBefore;
        private boolean greeted;
        private boolean hungUp;
        private boolean finished;

        void before(CallEvent event) {
            if (event instanceof Attached) {
                attached = true;
                responding = false;
            } else if (event instanceof Detached) {
                detachedBefore |= attached;
                attached = false;
                responding = false;
            } else if (event instanceof ResponseStarted started) {
                boolean begins = begun.add(started.responseId());
                responding |= begins;
                if (begins && started.occasion().equals(Optional.of(Occasion.GREETING))) {
                    greetings.add(started.responseId());
                }
            } else if (event instanceof ResponseRefused) {
                responding = true;
            } else if (event instanceof ResponseFinished done) {
                boolean known = begun.contains(done.responseId());
                boolean ends = known && ended.add(done.responseId());
                responding &= known && !ends;
                greeted |= ends
                        && done.status() == ResponseFinished.Status.COMPLETED
                        && greetings.contains(done.responseId());
            } else if (event instanceof TimerFired fired && fired.timer().kind() == Kind.RESPONSE) {
                responding = false;
            }
        }

        void saw(CallEvent event, CallCommand command, CallState after) {
            assertThat(finished && !(command instanceof RunTool))
                    .as("done after the end: %s", command)
                    .isFalse();
            if (command instanceof RunTool tool) {
                assertThat(run.add(tool.functionCall().id())).as("run once").isTrue();
            } else if (command instanceof PromiseAnswer promise) {
                assertThat(promised.add(promise.functionCall().id()))
                        .as("promised once")
                        .isTrue();
            } else if (command instanceof SendOutput output) {
                assertThat(attached).as("sent on an open socket").isTrue();
                String other = outputs.putIfAbsent(output.functionCallId(), output.output());
                assertThat(other == null ? output.output() : other)
                        .as("never two different answers")
                        .isEqualTo(output.output());
            } else if (command instanceof SendMessage || command instanceof CheckItem) {
                assertThat(attached).as("sent on an open socket").isTrue();
            } else if (command instanceof Respond respond) {
                assertThat(attached).as("asked on an open socket").isTrue();
                assertThat(responding).as("asked while responding").isFalse();
                assertThat(hungUp).as("asked while it ends").isFalse();
                assertThat(respond.speech().occasion() == Occasion.GREETING && detachedBefore)
                        .as("greeted after re-attachment")
                        .isFalse();
                assertThat(respond.speech().occasion() == Occasion.GREETING && greeted)
                        .as("greeted twice")
                        .isFalse();
                responding = true;
            } else if (command instanceof HangUp) {
                hungUp = true;
                boolean mayCutOff = event instanceof Unreachable
                        || event instanceof SessionExpired
                        || (event instanceof TimerFired fired && fired.timer().kind() == Kind.GOODBYE);
                if (!mayCutOff) {
                    assertThat(after.ending().orElseThrow().spoken())
                            .as("says its last word before it hangs up")
                            .isTrue();
                    assertThat(after.floor().isSilent()).as("nobody speaks").isTrue();
                }
            } else if (command instanceof Finish) {
                finished = true;
            }
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(label = "pairs", value = StatisticsReportMode.OFF)
    void inEveryHistory(@ForAll("histories") List<CallEvent> history) {
        Watcher watcher = new Watcher();
        CallState state = CallState.accepted(Scene.greeting("Hello"));
        for (CallEvent event : history) {
            collect(state, event);
            watcher.before(event);
            Transition transition = CallMachine.step(state, event);
            for (CallCommand command : transition.commands()) {
                watcher.saw(event, command, transition.state());
            }
            state = transition.state();
            assertBounded(state);
            if (event instanceof CallerStarted && state.phase() != Phase.FINISHED) {
                assertKeepsTheLine(state);
            }
        }
        assertThat(state.phase()).isEqualTo(Phase.FINISHED);
        assertCoverage();
    }

    /** However it went so far: when nothing happens any more, time alone ends the call. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void endsByTimeAlone(@ForAll("histories") List<CallEvent> history) {
        endsByTimeAlone(new Scene(Scene.greeting("Hello")), history);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void endsByTimeAloneWhenItWasTakenUp(@ForAll("histories") List<CallEvent> history) {
        endsByTimeAlone(Scene.takenUp(), history);
    }

    private static void endsByTimeAlone(Scene scene, List<CallEvent> history) {
        history.stream()
                .filter(event ->
                        !(event instanceof Gone || event instanceof Unreachable || event instanceof SessionExpired))
                .forEach(scene::play);
        scene.passTimeUntilTheEnd();
    }

    private static void assertBounded(CallState state) {
        assertThat(state.responses().latest()).hasSizeLessThanOrEqualTo(16);
        assertThat(state.toolCalls().byId()).hasSizeLessThanOrEqualTo(MOST_FUNCTION_CALLS);
        assertThat(state.keys().pressed()).hasSizeLessThanOrEqualTo(40);
        assertThat(state.keys().untold()).hasSizeLessThanOrEqualTo(20);
        // of each function call a tool's words, and of every other occasion one
        assertThat(state.wanted()).hasSizeLessThanOrEqualTo(MOST_WORDS + Occasion.values().length);
        // of each function call output, late result, settlement and a failed transfer; keys; that the line was lost
        Collection<Parcel> parcels = state.outbox().parcels().values();
        assertThat(parcels).hasSizeLessThanOrEqualTo(4 * MOST_FUNCTION_CALLS + 2);
        assertThat(parcels)
                .filteredOn(parcel -> parcel.kind() == Parcel.Kind.CALLER_MESSAGE)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(parcels)
                .filteredOn(parcel -> parcel.text().equals(Words.RECONNECTED))
                .hasSizeLessThanOrEqualTo(1);
    }

    private static void assertKeepsTheLine(CallState state) {
        state.ending()
                .filter(ending -> !ending.asked() && !ending.isTransfer())
                .ifPresent(ending -> assertThat(ending.reason()).isEqualTo(Ending.LONGEST));
    }

    @Provide
    Arbitrary<List<CallEvent>> histories() {
        return Histories.any();
    }

    private static void collect(CallState state, CallEvent event) {
        String name = event.getClass().getSimpleName();
        Statistics.label("events").collect(name);
        StateKind.of(state).forEach(kind -> Statistics.label("pairs").collect(kind, name));
    }

    private static void assertCoverage() {
        Class<?>[] kinds = CallEvent.class.getPermittedSubclasses();
        Statistics.label("events").coverage(coverage -> {
            for (Class<?> kind : kinds) {
                coverage.check(kind.getSimpleName()).percentage(share -> share >= 2);
            }
        });
        Statistics.label("pairs").coverage(coverage -> {
            for (StateKind state : StateKind.values()) {
                for (Class<?> kind : kinds) {
                    coverage.check(state, kind.getSimpleName()).count(times -> times > 0);
                }
            }
        });
    }
}
