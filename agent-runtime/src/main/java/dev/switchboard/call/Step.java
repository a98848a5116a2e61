package dev.switchboard.call;

import dev.switchboard.call.CallCommand.CancelTimer;
import dev.switchboard.call.CallCommand.Keep;
import dev.switchboard.call.CallCommand.SetTimer;
import dev.switchboard.call.CallState.Keys;
import dev.switchboard.call.CallState.Line;
import dev.switchboard.call.CallState.Phase;
import dev.switchboard.call.CallState.Recovery;
import dev.switchboard.call.CallState.Silence;
import dev.switchboard.call.CallTimer.Kind;
import dev.switchboard.call.Note.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step of the machine while it is taken: the state as it becomes, and the commands so far. Lives in no other. */
final class Step {

    final CallRules rules;
    Line line;
    Floor floor;
    Responses responses;
    List<Speech> wanted;
    Recovery recovery;
    ToolCalls toolCalls;
    Outbox outbox;
    Optional<Ending> ending;
    Silence silence;
    Keys keys;

    private final List<CallCommand> commands = new ArrayList<>();

    Step(CallState state) {
        rules = state.rules();
        line = state.line();
        floor = state.floor();
        responses = state.responses();
        wanted = new ArrayList<>(state.wanted());
        recovery = state.recovery();
        toolCalls = state.toolCalls();
        outbox = state.outbox();
        ending = state.ending();
        silence = state.silence();
        keys = state.keys();
    }

    Transition taken() {
        return new Transition(
                new CallState(
                        rules, line, floor, responses, wanted, recovery, toolCalls, outbox, ending, silence, keys),
                commands);
    }

    boolean isAttached() {
        return line.phase() == Phase.ATTACHED;
    }

    void command(CallCommand command) {
        commands.add(command);
    }

    void set(Kind kind, Duration after) {
        command(new SetTimer(CallTimer.of(kind), after));
    }

    void cancel(Kind kind) {
        command(new CancelTimer(CallTimer.of(kind)));
    }

    void note(String kind, String detail) {
        command(new Keep(new Moment(kind, detail)));
    }

    void finish(String reason) {
        line = line.in(Phase.FINISHED);
        command(new CallCommand.Finish(reason));
    }
}
