package dev.switchboard.call;

import dev.switchboard.api.CallInstruction;
import dev.switchboard.api.OnRepeat;
import dev.switchboard.call.CallCommand.CancelTimer;
import dev.switchboard.call.CallCommand.Keep;
import dev.switchboard.call.CallCommand.Respond;
import dev.switchboard.call.CallCommand.SetTimer;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.CallerStarted;
import dev.switchboard.call.CallEvent.CallerStopped;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import dev.switchboard.call.CallEvent.PlaybackCut;
import dev.switchboard.call.CallEvent.PlaybackEnded;
import dev.switchboard.call.CallEvent.PlaybackStarted;
import dev.switchboard.call.CallEvent.ResponseFinished;
import dev.switchboard.call.CallEvent.ResponseFinished.Status;
import dev.switchboard.call.CallEvent.ResponseStarted;
import dev.switchboard.call.CallEvent.TimerFired;
import dev.switchboard.call.CallEvent.ToolAnswered;
import dev.switchboard.call.CallRules.Waits;
import dev.switchboard.call.CallTimer.Kind;
import dev.switchboard.call.Note.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call to which events are played, one after the other. */
final class Scene {

    static final Duration HOLD = Duration.ofSeconds(2);
    static final Duration HOLD_AGAIN = Duration.ofSeconds(10);
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    static final Duration IDLE = Duration.ofSeconds(15);
    static final Duration LONGEST = Duration.ofMinutes(55);
    static final Duration WARNING = Duration.ofMinutes(3);
    static final Duration GOODBYE = Duration.ofSeconds(12);
    static final Duration TRANSFER = Duration.ofSeconds(20);
    static final Duration KEYS = Duration.ofSeconds(3);
    static final int MOST_TOOL_CALLS = 20;
    static final int MOST_WRITES = 10;

    static final Respond CONTINUE = new Respond(Speech.CONTINUATION);

    private CallState state;
    private List<CallCommand> commands = List.of();
    /** When each is due. */
    private final Map<CallTimer, Duration> timers = new HashMap<>();

    private int responses;
    private Duration now = Duration.ZERO;

    Scene(CallRules rules) {
        state = CallState.accepted(rules);
    }

    /** A call that was taken up after half an hour, with one function call that has no answer. */
    static Scene takenUp() {
        Scene scene = new Scene(rules());
        FunctionCall open = asks("c1", "book", "{}");
        Known known = new Known(open, Optional.empty(), Optional.empty(), Optional.empty());
        scene.take(TakingUp.of(rules(), List.of(known), LONGEST.dividedBy(2)));
        return scene;
    }

    /** A call without a greeting whose sideband is open. */
    static Scene attached() {
        Scene scene = new Scene(rules());
        scene.play(new Attached());
        return scene;
    }

    static CallRules rules() {
        return new CallRules(
                Optional.empty(),
                Map.of(
                        "book", rule(true, false, OnRepeat.CONFIRM),
                        "cancel", rule(true, false, OnRepeat.CONFIRM),
                        "scoop", rule(true, false, OnRepeat.ALLOW),
                        "order", rule(true, true, OnRepeat.ALLOW),
                        "pay", rule(true, true, OnRepeat.REJECT),
                        "find", rule(false, false, OnRepeat.CONFIRM)),
                rule(false, false, OnRepeat.ALLOW),
                new Waits(HOLD, HOLD_AGAIN, IDLE, LONGEST, WARNING, GOODBYE, TRANSFER, KEYS),
                MOST_TOOL_CALLS,
                MOST_WRITES);
    }

    static CallRules greeting(String words) {
        CallRules rules = rules();
        return new CallRules(
                Optional.of(words),
                rules.tools(),
                rules.otherTool(),
                rules.waits(),
                rules.mostToolCalls(),
                rules.mostWrites());
    }

    private static ToolRule rule(boolean writes, boolean openWorld, OnRepeat onRepeat) {
        return new ToolRule(writes, openWorld, onRepeat, HOLD, ANSWER_WITHIN);
    }

    CallState state() {
        return state;
    }

    /** Plays events; what the last one leads to, without timers and moments. */
    List<CallCommand> play(CallEvent... events) {
        for (CallEvent event : events) {
            take(CallMachine.step(state, event));
        }
        return commands.stream()
                .filter(command -> !(command instanceof SetTimer)
                        && !(command instanceof CancelTimer)
                        && !(command instanceof Keep keep && keep.note() instanceof Moment))
                .toList();
    }

    private void take(Transition transition) {
        state = transition.state();
        commands = transition.commands();
        for (CallCommand command : commands) {
            if (command instanceof SetTimer set) {
                timers.put(set.timer(), now.plus(set.after()));
            } else if (command instanceof CancelTimer cancel) {
                timers.remove(cancel.timer());
            }
        }
    }

    /** The moments that the last event led to. */
    List<String> moments() {
        List<String> moments = new ArrayList<>();
        for (CallCommand command : commands) {
            if (command instanceof Keep keep && keep.note() instanceof Moment moment) {
                moments.add(moment.kind());
            }
        }
        return moments;
    }

    /** How long a timer was set to, if it runs. */
    Optional<Duration> timer(Kind kind) {
        return timer(kind, "");
    }

    Optional<Duration> timer(Kind kind, String functionCallId) {
        return Optional.ofNullable(timers.get(new CallTimer(kind, functionCallId)))
                .map(due -> due.minus(now));
    }

    /** Nothing happens any more but that time passes. */
    void passTimeUntilTheEnd() {
        for (int i = 0; i < 10_000 && state.phase() != CallState.Phase.FINISHED; i++) {
            Map.Entry<CallTimer, Duration> next =
                    timers.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
            timers.remove(next.getKey());
            now = next.getValue();
            play(new TimerFired(next.getKey()));
        }
        if (state.phase() != CallState.Phase.FINISHED || now.compareTo(LONGEST.multipliedBy(2)) > 0) {
            throw new AssertionError("has not ended after " + now + ": " + state);
        }
    }

    List<CallCommand> fire(Kind kind) {
        return fire(kind, "");
    }

    List<CallCommand> fire(Kind kind, String functionCallId) {
        CallTimer timer = new CallTimer(kind, functionCallId);
        if (timers.remove(timer) == null) {
            throw new AssertionError(timer + " does not run, but " + timers.keySet());
        }
        return play(new TimerFired(timer));
    }

    /** The model calls functions, all in one response, by itself or since it was asked to go on. */
    List<CallCommand> call(FunctionCall... functionCalls) {
        String id = functionCalls[0].responseId();
        play(started(id));
        List<CallCommand> all = new ArrayList<>();
        for (FunctionCall functionCall : functionCalls) {
            all.addAll(play(new FunctionCalled(functionCall)));
        }
        all.addAll(play(finished(id, false)));
        return all;
    }

    /** A tool has its answer, and the service gets it. */
    List<CallCommand> answer(String functionCallId, boolean wrote, CallInstruction... instructions) {
        return answer(functionCallId, wrote ? Written.YES : Written.NO, instructions);
    }

    List<CallCommand> answer(String functionCallId, Written written, CallInstruction... instructions) {
        List<CallCommand> all = new ArrayList<>(
                play(new ToolAnswered(functionCallId, "answer to " + functionCallId, written, List.of(instructions))));
        all.addAll(play(new OutputAcknowledged(functionCallId)));
        return all;
    }

    /** The model says something and the caller hears it. */
    List<CallCommand> speak() {
        String id = say();
        return play(new PlaybackEnded(id));
    }

    /** The model says something, the caller interrupts. */
    void speakAndBeInterrupted() {
        String id = say();
        play(new CallerStarted(), new PlaybackCut(id), new CallerStopped());
    }

    private String say() {
        String id = "said_" + ++responses;
        play(started(id), finished(id, true), new PlaybackStarted(id));
        return id;
    }

    /** The caller says something; the service has the model respond by itself. */
    void callerSpeaks() {
        play(new CallerStarted(), new CallerStopped());
    }

    static ResponseStarted started(String id) {
        return new ResponseStarted(id, Optional.empty());
    }

    static ResponseStarted started(String id, Occasion occasion) {
        return new ResponseStarted(id, Optional.of(occasion));
    }

    static ResponseFinished finished(String id, boolean audible) {
        return new ResponseFinished(id, Status.COMPLETED, audible, "");
    }

    static ResponseFinished failed(String id, String problem) {
        return new ResponseFinished(id, Status.FAILED, false, problem);
    }

    /** A function call in a response of its own. */
    static FunctionCall asks(String id, String tool, String arguments) {
        return asks(id, "resp_" + id, tool, arguments);
    }

    static FunctionCall asks(String id, String responseId, String tool, String arguments) {
        return new FunctionCall(id, responseId, tool, arguments, arguments);
    }
}
