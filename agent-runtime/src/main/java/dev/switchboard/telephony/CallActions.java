package dev.switchboard.telephony;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.call.CallCommand;
import dev.switchboard.call.CallCommand.CancelTimer;
import dev.switchboard.call.CallCommand.CheckItem;
import dev.switchboard.call.CallCommand.Finish;
import dev.switchboard.call.CallCommand.HangUp;
import dev.switchboard.call.CallCommand.Keep;
import dev.switchboard.call.CallCommand.KeepReceipt;
import dev.switchboard.call.CallCommand.PassKeys;
import dev.switchboard.call.CallCommand.PromiseAnswer;
import dev.switchboard.call.CallCommand.Redial;
import dev.switchboard.call.CallCommand.Respond;
import dev.switchboard.call.CallCommand.RunTool;
import dev.switchboard.call.CallCommand.SendMessage;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallCommand.SetTimer;
import dev.switchboard.call.CallCommand.Transfer;
import dev.switchboard.call.CallEvent;
import dev.switchboard.call.FunctionCall;
import dev.switchboard.call.Repeat;
import dev.switchboard.call.Written;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.dialect.realtime.ClientEvents;
import dev.switchboard.dispatch.ToolAnswer;
import dev.switchboard.dispatch.ToolRequest;
import dev.switchboard.telemetry.CallTelemetry;
import dev.switchboard.telephony.CallControl.CallControlException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Does what a call's machine says. What may wait is done on another thread. */
final class CallActions {

    private static final System.Logger LOG = System.getLogger(CallActions.class.getName());

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** More than any tool asks for; a caller may press keys without end. */
    private static final int MOST_KEYS = 20;

    private final LiveCalls calls;
    private final LiveCall live;
    private final IncomingCall call;
    private final AgentDescriptor agent;
    private final long epoch;
    private final CallTimers timers;
    private final MomentLog moments;
    private final CallTelemetry telemetry;

    // touched by the task only that handles the call's events
    private final Deque<String> keys = new ArrayDeque<>();

    CallActions(
            LiveCalls calls,
            LiveCall live,
            IncomingCall call,
            AgentDescriptor agent,
            long epoch,
            CallTelemetry telemetry) {
        this.calls = calls;
        this.live = live;
        this.call = call;
        this.agent = agent;
        this.epoch = epoch;
        this.timers = new CallTimers(calls.threads, live::handle);
        this.moments = new MomentLog(call.id());
        this.telemetry = telemetry;
    }

    /** Called by the task that handles the call's events. */
    void perform(CallCommand command) {
        telemetry.command(command);
        if (command instanceof SendOutput output) {
            live.send(ClientEvents.output(output.functionCallId(), output.output()));
        } else if (command instanceof SendMessage message) {
            live.send(ClientEvents.message(message.itemId(), message.fromCaller(), message.text()));
        } else if (command instanceof CheckItem check) {
            live.send(ClientEvents.check(check.itemId()));
        } else if (command instanceof Respond respond) {
            live.send(ClientEvents.respond(respond.speech()));
        } else if (command instanceof SetTimer timer) {
            timers.set(timer.timer(), timer.after());
        } else if (command instanceof CancelTimer timer) {
            timers.cancel(timer.timer());
        } else if (command instanceof RunTool run) {
            ToolRequest request = request(run.functionCall(), run.repeat());
            // here, and not on the thread that may wait long for its turn
            calls.dispatcher.received(request);
            calls.threads.work(telemetry.inTrace(() -> run(request)));
        } else if (command instanceof KeepReceipt receipt) {
            calls.dispatcher.received(request(receipt.functionCall(), Optional.empty()));
        } else if (command instanceof PromiseAnswer promise) {
            ToolRequest request = request(promise.functionCall(), Optional.empty());
            calls.threads.work(() -> promise(request));
        } else if (command instanceof PassKeys pressed) {
            pass(pressed.keys());
        } else if (command instanceof Keep keep) {
            moments.log(keep.note());
            calls.turns.keep(call.id(), keep.note());
        } else if (command instanceof Redial) {
            live.attachAgain();
        } else if (command instanceof Transfer transfer) {
            calls.threads.work(() -> transfer(transfer.target()));
        } else if (command instanceof HangUp) {
            calls.threads.work(() -> hangUp(calls.control, call.id()));
        } else if (command instanceof Finish finish) {
            timers.cancelAll();
            calls.threads.work(() -> finish(finish.reason()));
        }
    }

    private void pass(String pressed) {
        keys.add(pressed);
        if (keys.size() > MOST_KEYS) {
            keys.remove();
        }
    }

    private void run(ToolRequest request) {
        ToolAnswer answer = calls.dispatcher.dispatch(request);
        live.happened(new CallEvent.ToolAnswered(
                request.functionCallId(), answer.text(), Written.by(answer.outcome()), answer.instructions()));
    }

    private void promise(ToolRequest request) {
        Optional<String> text = calls.dispatcher.promise(request);
        live.happened(new CallEvent.AnswerPromised(request.functionCallId(), text));
    }

    private ToolRequest request(FunctionCall functionCall, Optional<Repeat> repeat) {
        return new ToolRequest(
                call,
                agent,
                epoch,
                functionCall.id(),
                functionCall.tool(),
                functionCall.arguments(),
                repeat.map(first -> new ToolRequest.RepeatOf(
                        first.of(),
                        ToolRequest.RepeatAnswer.valueOf(first.answer().name()))),
                List.copyOf(keys));
    }

    private void transfer(String target) {
        try {
            calls.control.refer(call.id(), target);
            live.happened(new CallEvent.TransferRelayed());
        } catch (CallControlException | IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "call {0}: transfer: {1}", call.id(), e.getMessage());
            live.happened(new CallEvent.TransferRefused(
                    e instanceof CallControlException refused ? "status " + refused.status() : "no answer"));
        }
    }

    static void hangUp(CallControl control, String callId) {
        try {
            control.hangUp(callId);
        } catch (CallControlException | IOException | RuntimeException e) {
            if (!(e instanceof CallControlException refused && refused.isGone())) {
                LOG.log(Level.WARNING, "SWB-5034: call {0}: could not be hung up: {1}", callId, e.getMessage());
            }
        }
    }

    private void finish(String reason) {
        calls.forget(call.id());
        telemetry.ended(reason);
        live.end();
        calls.turns.flush();
        recordEnd(reason);
    }

    /** However long the database is away: a call that has no end is taken for one that goes on. */
    private void recordEnd(String reason) {
        try {
            calls.ledger.ended(call.id(), reason);
            LOG.log(Level.INFO, "call {0}: ended, {1}", call.id(), reason);
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "call {0}: its end is not recorded yet: {1}", call.id(), e.getMessage());
            calls.threads.workAfter(PAUSE, () -> recordEnd(reason));
        }
    }
}
