package dev.switchboard.call;

import dev.switchboard.call.CallCommand.RunTool;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallState.Line;
import dev.switchboard.call.CallState.Phase;
import dev.switchboard.call.Parcel.Delivery;
import dev.switchboard.call.ToolCall.Asked;
import dev.switchboard.call.ToolCall.Promise;
import dev.switchboard.call.ToolCall.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call is taken up by somebody who knows of it what the ledger knows: what the model asked for, what it was promised,
 * and which answers are fixed. Of none of them it is known whether the model got it, nor what the caller has heard.
 */
public final class TakingUp {

    private TakingUp() {}

    /**
     * The state of a call that is taken up, and what must be done for it at once.
     *
     * @param rules what holds for the call
     * @param known every function call that was written down, in the order in which they came
     * @param lasted how long the call has lasted so far
     * @return the state, with the sideband still to be opened
     */
    public static Transition of(CallRules rules, List<Known> known, Duration lasted) {
        Step step = new Step(CallState.accepted(rules));
        // it was attached before, so that nobody is greeted twice; and somebody may have been speaking
        step.line = new Line(Phase.DETACHED, 1, true, true);
        List<FunctionCall> unanswered = new ArrayList<>();
        for (Known one : known) {
            if (one.answer().isEmpty() && one.promise().isEmpty()) {
                unanswered.add(one.functionCall());
            } else {
                restore(step, one);
            }
        }
        Silences.limit(step, lasted);
        step.note("taken_up", known.size() + " function calls, " + unanswered.size() + " without an answer");
        Transition taken = step.taken();
        List<CallCommand> commands = new ArrayList<>(taken.commands());
        CallState state = taken.state();
        for (FunctionCall functionCall : unanswered) {
            Transition next = CallMachine.step(state, new FunctionCalled(functionCall));
            state = next.state();
            commands.addAll(next.commands());
        }
        return new Transition(state, commands);
    }

    private static void restore(Step step, Known known) {
        FunctionCall functionCall = known.functionCall();
        String id = functionCall.id();
        Asked asked =
                Asked.by(functionCall, 0, step.rules.tool(functionCall.tool()).writes());
        Promise promise = known.promise().isPresent() ? Promise.GIVEN : Promise.NONE;
        Work work = (known.answer().isPresent() ? Work.DONE : Work.running(functionCall)).promise(promise);
        ToolCall toolCall = ToolCall.of(asked, true, work);
        if (known.repeatOf().isPresent()) {
            toolCall = toolCall.with(new Repeat(known.repeatOf().get(), Repeat.Answer.REPLAY));
        } else if (known.answer().isPresent() && asked.writes()) {
            toolCall = toolCall.with(known.answer().get().written());
        }
        if (toolCall.effect().written() == Written.YES) {
            // it may have undone what was written before it, or have been asked for together with it
            step.toolCalls = step.toolCalls.each(ToolCall::takenForHeard);
        }
        if (asked.writes()) {
            step.toolCalls = step.toolCalls.write();
        }
        step.toolCalls = step.toolCalls.with(id, toolCall);
        Optional<String> output = known.promise().or(() -> known.answer().map(Known.Answer::output));
        output.ifPresent(text -> mayHave(step, ItemId.ofOutput(id), Parcel.output(id, text)));
        if (known.promise().isPresent() && known.answer().isPresent()) {
            String news = Words.lateResult(
                    functionCall.tool(), id, known.answer().get().output());
            mayHave(step, ItemId.ofMessage("late " + id), Parcel.late(id, news));
        }
        if (known.answer().isEmpty()) {
            step.command(new RunTool(functionCall, Optional.empty()));
        }
    }

    /** The service is asked for it before it is sent again. */
    private static void mayHave(Step step, String itemId, Parcel parcel) {
        step.outbox = step.outbox.with(itemId, parcel.with(Delivery.SENT));
    }
}
