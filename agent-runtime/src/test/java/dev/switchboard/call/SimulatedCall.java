package dev.switchboard.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.call.CallCommand.PromiseAnswer;
import dev.switchboard.call.CallCommand.Redial;
import dev.switchboard.call.CallCommand.RunTool;
import dev.switchboard.call.CallCommand.SetTimer;
import dev.switchboard.call.CallEvent.AnswerPromised;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.Detached;
import dev.switchboard.call.CallEvent.TimerFired;
import dev.switchboard.call.CallEvent.ToolAnswered;
import dev.switchboard.call.CallEvent.ToolSettled;
import dev.switchboard.call.CallTimer.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call between the machine and a service, a caller and tools that do what a list of choices says; and what goes wrong
 * in between. When the choices are used up nothing goes wrong any more, and everything comes to its end.
 */
final class SimulatedCall {

    /** What goes wrong. */
    enum Fault {
        INTERRUPTION,
        DROP,
        DUPLICATE
    }

    private static final Set<Kind> TIMERS = EnumSet.of(Kind.HOLD, Kind.ANSWER, Kind.CHECK, Kind.RETRY);
    private static final List<Kind> SETTLING =
            List.of(Kind.CHECK, Kind.RETRY, Kind.RESPONSE, Kind.PLAYBACK, Kind.CALLER, Kind.IDLE);
    private static final int LONGEST = 2000;
    private static final List<Written> ENDS =
            List.of(Written.YES, Written.YES, Written.YES, Written.NO, Written.UNCERTAIN);

    private final Iterator<Integer> choices;
    private final SimulatedService service;
    private final Deque<CallCommand> toService = new ArrayDeque<>();
    private final Map<String, RunTool> running = new LinkedHashMap<>();
    private final Set<String> promising = new LinkedHashSet<>();
    private final Set<String> inDoubt = new LinkedHashSet<>();
    private final Set<CallTimer> timers = new LinkedHashSet<>();
    private final List<CallEvent> seen = new ArrayList<>();
    private final Map<String, Set<Fault>> faultsWithin = new HashMap<>();
    private final Writes writes;
    private CallState state = CallState.accepted(Scene.rules());
    private boolean open;
    private boolean redials = true;
    private int drops;
    private final List<String> history = new ArrayList<>();

    SimulatedCall(List<Integer> choices, boolean serviceRepeatsMetadata) {
        this.choices = choices.iterator();
        this.service = new SimulatedService(this::choose, serviceRepeatsMetadata);
        this.writes = new Writes(service);
    }

    /** One of so many, as the choices say. */
    private int choose(int from) {
        return choices.hasNext() ? choices.next() % from : 0;
    }

    /** Plays it to its end, and says what happened where something is wrong. */
    void play() {
        try {
            playToTheEnd();
            assertAllIsWell();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + " in\n" + String.join("\n", history), e);
        }
    }

    private void playToTheEnd() {
        attach();
        while (choices.hasNext()) {
            List<Runnable> possible = possible();
            possible.get(choose(possible.size())).run();
        }
        service.noMoreFunctionCalls();
        for (int i = 0; !settled(); i++) {
            assertThat(i).as("comes to an end").isLessThan(LONGEST);
        }
    }

    private List<Runnable> possible() {
        List<Runnable> possible = new ArrayList<>(inOrder());
        possible.addAll(List.copyOf(possible));
        if (service.callerMayStart()) {
            possible.add(() -> {
                if (service.callerStarts()) {
                    fault(Fault.INTERRUPTION);
                }
            });
        }
        if (open) {
            possible.add(this::drop);
        }
        if (!seen.isEmpty()) {
            possible.add(() -> {
                fault(Fault.DUPLICATE);
                step(seen.get(choose(seen.size())));
            });
        }
        timers.stream()
                .filter(timer -> TIMERS.contains(timer.kind()) || isWaitForQuiet(timer.kind()))
                .forEach(timer -> possible.add(() -> fire(timer)));
        return possible;
    }

    /** What happens where nothing goes wrong. */
    private List<Runnable> inOrder() {
        List<Runnable> possible = new ArrayList<>();
        if (!service.outgoing().isEmpty()) {
            possible.add(() -> {
                CallEvent event = service.outgoing().remove();
                seen.add(event);
                step(event);
            });
        }
        if (!toService.isEmpty()) {
            possible.add(() -> service.take(toService.remove()));
        }
        if (!open && redials) {
            possible.add(this::attach);
        }
        service.possible(possible);
        if (!running.isEmpty()) {
            possible.add(() -> toolEnds(running.keySet().iterator().next()));
        }
        if (!promising.isEmpty()) {
            possible.add(this::promise);
        }
        if (!inDoubt.isEmpty()) {
            possible.add(() -> settle(inDoubt.iterator().next()));
        }
        return possible;
    }

    private boolean settled() {
        List<Runnable> possible = inOrder();
        if (!possible.isEmpty()) {
            possible.get(0).run();
            return false;
        }
        for (Kind kind : SETTLING) {
            boolean counts = kind != Kind.IDLE || isWaitForQuiet(kind);
            if (counts && timers.contains(CallTimer.of(kind))) {
                fire(CallTimer.of(kind));
                return false;
            }
        }
        return true;
    }

    /** Silence of which nothing is to be told leads to the end of the call, which is not what is played here. */
    private boolean isWaitForQuiet(Kind kind) {
        return kind == Kind.IDLE && state.outbox().waitsForQuiet();
    }

    private void attach() {
        open = true;
        redials = false;
        service.open(true);
        step(new Attached());
    }

    private void drop() {
        fault(Fault.DROP);
        drops++;
        if (choose(2) == 0) {
            // what was on its way arrived, and what came of it is lost
            toService.forEach(service::take);
        }
        toService.clear();
        open = false;
        service.open(false);
        step(new Detached());
    }

    private void toolEnds(String id) {
        RunTool tool = running.remove(id);
        Written written =
                tool.repeat().isPresent() ? Written.NO : writes.end(tool.functionCall(), ENDS.get(choose(ENDS.size())));
        if (written == Written.UNCERTAIN) {
            inDoubt.add(id);
            if (choose(4) == 1) {
                // the news may overtake the answer
                settle(id);
            }
        }
        step(new ToolAnswered(id, "answer to " + id, written, List.of()));
    }

    private void settle(String id) {
        inDoubt.remove(id);
        boolean done = choose(2) == 0;
        writes.settle(id, done);
        step(new ToolSettled(id, done, "news of " + id));
    }

    private void promise() {
        String id = promising.iterator().next();
        promising.remove(id);
        boolean given = choose(3) != 0;
        step(new AnswerPromised(id, given ? Optional.of("promise for " + id) : Optional.empty()));
    }

    private void fire(CallTimer timer) {
        timers.remove(timer);
        step(new TimerFired(timer));
    }

    private void fault(Fault fault) {
        for (String id : state.toolCalls().byId().keySet()) {
            if (!service.isTold(ItemId.ofOutput(id))) {
                faultsWithin
                        .computeIfAbsent(id, key -> EnumSet.noneOf(Fault.class))
                        .add(fault);
            }
        }
    }

    private void step(CallEvent event) {
        Transition transition = CallMachine.step(state, event);
        state = transition.state();
        history.add(event + " -> "
                + transition.commands().stream()
                        .filter(command -> !(command instanceof SetTimer || command instanceof CallCommand.CancelTimer))
                        .toList());
        transition.commands().forEach(this::perform);
    }

    private void perform(CallCommand command) {
        if (command instanceof RunTool tool) {
            writes.begin(tool);
            running.put(tool.functionCall().id(), tool);
        } else if (command instanceof PromiseAnswer promise) {
            promising.add(promise.functionCall().id());
        } else if (command instanceof SetTimer set) {
            timers.add(set.timer());
        } else if (command instanceof CallCommand.CancelTimer cancel) {
            timers.remove(cancel.timer());
        } else if (command instanceof Redial) {
            redials = true;
        } else if (open) {
            toService.add(command);
        }
    }

    /** Whether two faults happened between a function call's arrival and the telling of its answer. */
    boolean hadWithinOneToolCall(Fault one, Fault other) {
        return faultsWithin.values().stream().anyMatch(faults -> faults.contains(one) && faults.contains(other));
    }

    private void assertAllIsWell() {
        for (String id : state.toolCalls().byId().keySet()) {
            assertThat(service.has(ItemId.ofOutput(id)))
                    .as("%s is answered", id)
                    .isTrue();
            assertThat(service.isTold(ItemId.ofOutput(id)))
                    .as("the answer to %s is told", id)
                    .isTrue();
        }
        assertThat(service.untold()).as("read and never told").isEmpty();
        assertThat(service.continuations())
                .as("no more continuations than there is to tell")
                .isLessThanOrEqualTo(service.batches() + service.messages() + drops);
    }
}
