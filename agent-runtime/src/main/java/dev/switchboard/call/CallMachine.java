package dev.switchboard.call;

import dev.switchboard.call.CallCommand.Keep;
import dev.switchboard.call.CallCommand.RunTool;
import dev.switchboard.call.CallEvent.AnswerPromised;
import dev.switchboard.call.CallEvent.Attached;
import dev.switchboard.call.CallEvent.CallerStarted;
import dev.switchboard.call.CallEvent.CallerStopped;
import dev.switchboard.call.CallEvent.Detached;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.Gone;
import dev.switchboard.call.CallEvent.ItemAcknowledged;
import dev.switchboard.call.CallEvent.ItemMissing;
import dev.switchboard.call.CallEvent.ItemTruncated;
import dev.switchboard.call.CallEvent.KeyPressed;
import dev.switchboard.call.CallEvent.Noted;
import dev.switchboard.call.CallEvent.OutputAcknowledged;
import dev.switchboard.call.CallEvent.PlaybackCut;
import dev.switchboard.call.CallEvent.PlaybackEnded;
import dev.switchboard.call.CallEvent.PlaybackStarted;
import dev.switchboard.call.CallEvent.ResponseFinished;
import dev.switchboard.call.CallEvent.ResponseRefused;
import dev.switchboard.call.CallEvent.ResponseStarted;
import dev.switchboard.call.CallEvent.SessionExpired;
import dev.switchboard.call.CallEvent.TimerFired;
import dev.switchboard.call.CallEvent.ToolAnswered;
import dev.switchboard.call.CallEvent.ToolSettled;
import dev.switchboard.call.CallEvent.TransferRefused;
import dev.switchboard.call.CallEvent.TransferRelayed;
import dev.switchboard.call.CallEvent.Unreachable;
import dev.switchboard.call.CallState.Phase;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What happens in a call: {@code (state, event) → (state, commands)}. Pure, so that any history can be played to it.
 *
 * <p>Each concern has a class of its own: {@link Attachment}, {@link Answering} with {@link Repeats}, {@link Mail},
 * {@link Speaking}, {@link Listening}, {@link Closing}, {@link Silences} and {@link KeyPresses}. After each event it is
 * seen whether there is something to say, whether the call can end, and whether it is quiet.
 */
public final class CallMachine {

    private static final Map<Class<? extends CallEvent>, BiConsumer<Step, CallEvent>> HANDLERS = Map.ofEntries(
            on(Attached.class, Attachment::attached),
            on(Detached.class, Attachment::detached),
            on(Gone.class, Attachment::gone),
            on(Unreachable.class, Attachment::unreachable),
            on(SessionExpired.class, Attachment::expired),
            on(FunctionCalled.class, Answering::called),
            on(ToolAnswered.class, Answering::answered),
            on(AnswerPromised.class, Answering::promised),
            on(ToolSettled.class, Answering::settled),
            on(
                    OutputAcknowledged.class,
                    (step, event) -> Mail.acknowledged(step, ItemId.ofOutput(event.functionCallId()))),
            on(ItemAcknowledged.class, (step, event) -> Mail.acknowledged(step, event.itemId())),
            on(ItemMissing.class, Mail::missing),
            on(ResponseStarted.class, Speaking::started),
            on(ResponseFinished.class, Speaking::finished),
            on(ResponseRefused.class, Speaking::refused),
            on(CallerStarted.class, Listening::callerStarted),
            on(CallerStopped.class, Listening::callerStopped),
            on(PlaybackStarted.class, Listening::playbackStarted),
            on(PlaybackEnded.class, Listening::playbackEnded),
            on(PlaybackCut.class, Listening::playbackCut),
            on(ItemTruncated.class, Listening::truncated),
            on(KeyPressed.class, KeyPresses::pressed),
            on(TransferRelayed.class, Closing::relayed),
            on(TransferRefused.class, Closing::refused),
            on(TimerFired.class, CallMachine::fired),
            on(Noted.class, (step, event) -> step.command(new Keep(event.note()))));

    private CallMachine() {}

    private static <E extends CallEvent> Map.Entry<Class<? extends CallEvent>, BiConsumer<Step, CallEvent>> on(
            Class<E> type, BiConsumer<Step, E> handler) {
        return Map.entry(type, (step, event) -> handler.accept(step, type.cast(event)));
    }

    /**
     * Takes one step.
     *
     * @param state what is known
     * @param event what happened
     * @return what is known now and what must be done
     */
    public static Transition step(CallState state, CallEvent event) {
        if (state.phase() == Phase.FINISHED) {
            return afterTheEnd(state, event);
        }
        Step step = new Step(state);
        HANDLERS.get(event.getClass()).accept(step, event);
        if (step.line.phase() != Phase.FINISHED) {
            KeyPresses.tell(step);
            Speaking.speak(step);
            Closing.endIfSaid(step);
            Silences.watch(step);
        }
        return step.taken();
    }

    /** Nobody can be told anything any more. But what waited for another's answer is still decided, and run if need be. */
    private static Transition afterTheEnd(CallState state, CallEvent event) {
        if (!(event instanceof ToolAnswered || event instanceof AnswerPromised)) {
            return new Transition(state, List.of());
        }
        Step step = new Step(state);
        HANDLERS.get(event.getClass()).accept(step, event);
        Transition taken = step.taken();
        return new Transition(
                taken.state(),
                taken.commands().stream().filter(RunTool.class::isInstance).toList());
    }

    private static void fired(Step step, TimerFired event) {
        String functionCallId = event.timer().functionCallId();
        switch (event.timer().kind()) {
            case HOLD -> Answering.hold(step, functionCallId);
            case ANSWER -> Answering.promise(step, functionCallId);
            case RESPONSE -> Speaking.overdue(step);
            case PLAYBACK -> Listening.overdue(step);
            case CALLER -> Listening.callerOverdue(step);
            case RETRY -> Speaking.retry(step);
            case IDLE -> Silences.idle(step);
            case WARNING -> Silences.warn(step);
            case LONGEST -> Silences.longest(step);
            case GOODBYE -> Closing.waitedLongEnough(step);
            case HANG_UP -> Closing.notEnded(step);
            case TRANSFER -> Closing.notTransferred(step);
            case KEYS -> KeyPresses.complete(step);
            case CHECK -> Mail.notToldInTime(step);
        }
    }
}
