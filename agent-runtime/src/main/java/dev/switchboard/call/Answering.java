package dev.switchboard.call;

import dev.switchboard.call.CallCommand.CancelTimer;
import dev.switchboard.call.CallCommand.KeepReceipt;
import dev.switchboard.call.CallCommand.PromiseAnswer;
import dev.switchboard.call.CallCommand.RunTool;
import dev.switchboard.call.CallCommand.SetTimer;
import dev.switchboard.call.CallEvent.AnswerPromised;
import dev.switchboard.call.CallEvent.FunctionCalled;
import dev.switchboard.call.CallEvent.ToolAnswered;
import dev.switchboard.call.CallEvent.ToolSettled;
import dev.switchboard.call.CallTimer.Kind;
import dev.switchboard.call.ToolCall.Asked;
import dev.switchboard.call.ToolCall.Promise;
import dev.switchboard.call.ToolCall.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has the tools run that the model asks for, each once, and gives each function call one output. */
final class Answering {

    /** So many function calls beyond the limit are told so; then the call is ended. */
    private static final int PATIENCE = 10;

    private Answering() {}

    static void called(Step step, FunctionCalled event) {
        FunctionCall functionCall = event.functionCall();
        boolean writes = step.rules.tool(functionCall.tool()).writes();
        Asked asked = Asked.by(functionCall, step.responses.number(functionCall.responseId()), writes);
        Optional<ToolCall> known = step.toolCalls.find(functionCall.id());
        if (known.isPresent()) {
            if (!known.get().asked().sameAs(asked) && !known.get().contradicted()) {
                step.toolCalls =
                        step.toolCalls.with(functionCall.id(), known.get().contradict());
                step.note("contradicted", functionCall.id());
            }
            return;
        }
        int before = step.toolCalls.byId().size();
        if (before >= step.rules.mostToolCalls() + PATIENCE) {
            if (step.ending.isEmpty()) {
                Closing.goodbye(step, "too_many_tool_calls", Words.LIMIT_GOODBYE);
            }
            return;
        }
        boolean responseDone = step.responses.isFinished(functionCall.responseId());
        step.toolCalls =
                step.toolCalls.with(functionCall.id(), ToolCall.of(asked, responseDone, Work.running(functionCall)));
        if (before >= step.rules.mostToolCalls()) {
            refuse(step, functionCall.id(), Words.TOO_MANY_TOOL_CALLS);
        } else {
            decide(step, functionCall);
        }
    }

    private static void decide(Step step, FunctionCall functionCall) {
        String id = functionCall.id();
        ToolCall toolCall = step.toolCalls.find(id).orElseThrow();
        ToolRule rule = step.rules.tool(functionCall.tool());
        Repeats.Decision decision = Repeats.decide(step.toolCalls, step.outbox, id, toolCall.asked(), rule);
        if (decision instanceof Repeats.WaitFor waitFor) {
            step.toolCalls =
                    step.toolCalls.with(id, toolCall.with(Work.waiting(functionCall, waitFor.functionCallId())));
            step.command(new KeepReceipt(functionCall));
        } else if (decision instanceof Repeats.Answered answered) {
            step.note(
                    "repeat",
                    id + " of " + answered.repeat().of() + ": "
                            + answered.repeat().answer());
            step.toolCalls = step.toolCalls.with(
                    id, toolCall.with(Work.running(functionCall)).with(answered.repeat()));
            step.command(new RunTool(functionCall, Optional.of(answered.repeat())));
        } else if (toolCall.asked().writes() && step.toolCalls.writes() >= step.rules.mostWrites()) {
            refuse(step, id, Words.TOO_MANY_WRITES);
        } else {
            step.toolCalls = step.toolCalls.with(id, toolCall.with(Work.running(functionCall)));
            if (toolCall.asked().writes()) {
                step.toolCalls = step.toolCalls.write();
            }
            step.command(new RunTool(functionCall, Optional.empty()));
            step.command(new SetTimer(new CallTimer(Kind.HOLD, id), rule.hold()));
            step.command(new SetTimer(new CallTimer(Kind.ANSWER, id), rule.answerWithin()));
        }
    }

    private static void refuse(Step step, String id, String output) {
        step.note("limit", id);
        step.toolCalls =
                step.toolCalls.with(id, step.toolCalls.find(id).orElseThrow().with(Work.DONE));
        Mail.send(step, ItemId.ofOutput(id), Parcel.output(id, output));
    }

    static void answered(Step step, ToolAnswered event) {
        Optional<ToolCall> running = running(step, event.functionCallId());
        if (running.isEmpty() || running.get().work().early().isPresent()) {
            return;
        }
        ToolCall toolCall = running.get();
        if (toolCall.repeat().isEmpty() && toolCall.asked().writes()) {
            toolCall = toolCall.with(event.written());
        }
        if (running.get().work().promise() == Promise.ASKED) {
            // which of the two is the answer is decided by whoever is first in the ledger
            step.toolCalls = step.toolCalls.with(
                    event.functionCallId(), toolCall.with(toolCall.work().early(event)));
            return;
        }
        done(step, toolCall, event);
    }

    private static void done(Step step, ToolCall toolCall, ToolAnswered answer) {
        String id = answer.functionCallId();
        cancelTimers(step, id);
        ToolCall done = toolCall.with(toolCall.work().done());
        if (toolCall.work().promise() == Promise.GIVEN) {
            // told is the promise, and not yet what came of it
            step.toolCalls = step.toolCalls.with(id, done.untold());
            Mail.send(
                    step,
                    ItemId.ofMessage("late " + id),
                    Parcel.late(id, Words.lateResult(toolCall.asked().tool(), id, answer.output())));
        } else {
            step.toolCalls = step.toolCalls.with(id, done);
            Mail.send(step, ItemId.ofOutput(id), Parcel.output(id, answer.output()));
        }
        Closing.instructed(step, answer.instructions());
        toolCall.work().news().ifPresent(news -> settled(step, news));
        release(step, id);
    }

    static void promise(Step step, String id) {
        Optional<ToolCall> running = running(step, id);
        if (running.isPresent() && running.get().work().promise() == Promise.NONE) {
            step.toolCalls = step.toolCalls.with(
                    id, running.get().with(running.get().work().promise(Promise.ASKED)));
            step.command(new PromiseAnswer(running.get().work().open().orElseThrow()));
        }
    }

    static void promised(Step step, AnswerPromised event) {
        String id = event.functionCallId();
        Optional<ToolCall> running = running(step, id);
        if (running.isEmpty() || running.get().work().promise() != Promise.ASKED) {
            return;
        }
        boolean given = event.text().isPresent();
        Optional<ToolAnswered> early = running.get().work().early();
        ToolCall toolCall = running.get().with(running.get().work().promise(given ? Promise.GIVEN : Promise.DENIED));
        step.toolCalls = step.toolCalls.with(id, toolCall);
        if (given) {
            step.note("promised", id);
            cancelTimers(step, id);
            Mail.send(step, ItemId.ofOutput(id), Parcel.output(id, event.text().get()));
        }
        if (early.isPresent()) {
            done(step, toolCall, early.get());
        } else if (given) {
            release(step, id);
        }
    }

    /** The model has been told that it is not certain, or is about to be; now it is. */
    static void settled(Step step, ToolSettled event) {
        String id = event.functionCallId();
        Optional<ToolCall> known = step.toolCalls.find(id);
        if (known.isEmpty()) {
            return;
        }
        ToolCall toolCall = known.get();
        if (toolCall.work().open().isPresent()) {
            step.toolCalls =
                    step.toolCalls.with(id, toolCall.with(toolCall.work().news(event)));
            return;
        }
        if (toolCall.effect().written() == Written.UNCERTAIN) {
            step.toolCalls = step.toolCalls.with(id, toolCall.with(event.done() ? Written.YES : Written.NO));
        }
        String tool = toolCall.asked().tool();
        String news = event.done() ? Words.lateResult(tool, id, event.text()) : Words.notDone(tool, id, event.text());
        Mail.send(step, ItemId.ofMessage("settled " + id), Parcel.late(id, news));
    }

    /** Those that waited for this answer. */
    private static void release(Step step, String id) {
        List<FunctionCall> waiting = new ArrayList<>();
        for (ToolCall other : step.toolCalls.byId().values()) {
            if (other.work().waitsFor().filter(id::equals).isPresent()) {
                waiting.add(other.work().open().orElseThrow());
            }
        }
        waiting.forEach(functionCall -> decide(step, functionCall));
    }

    private static Optional<ToolCall> running(Step step, String id) {
        return step.toolCalls.find(id).filter(ToolCall::isRunning);
    }

    /** The caller hears that it takes a moment, unless something is to be heard anyway. */
    static void hold(Step step, String id) {
        Optional<ToolCall> running = running(step, id).filter(toolCall -> !toolCall.hasOutput());
        if (running.isEmpty()) {
            return;
        }
        boolean now = Speaking.isFloorFree(step)
                && step.floor.isSilent()
                && step.wanted.isEmpty()
                && !Mail.isContinuationDue(step);
        if (!now) {
            Duration hold = step.rules.tool(running.get().asked().tool()).hold();
            step.command(new SetTimer(new CallTimer(Kind.HOLD, id), hold));
            return;
        }
        step.wanted.add(Speech.about(Occasion.HOLD, Words.HOLD));
        // for all that run: the caller is not to hear the same of each
        step.toolCalls.byId().forEach((other, toolCall) -> {
            if (toolCall.isRunning() && !toolCall.hasOutput()) {
                step.command(new SetTimer(
                        new CallTimer(Kind.HOLD, other), step.rules.waits().holdAgain()));
            }
        });
    }

    private static void cancelTimers(Step step, String id) {
        step.command(new CancelTimer(new CallTimer(Kind.HOLD, id)));
        step.command(new CancelTimer(new CallTimer(Kind.ANSWER, id)));
    }
}
