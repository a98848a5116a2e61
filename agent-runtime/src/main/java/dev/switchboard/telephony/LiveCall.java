package dev.switchboard.telephony;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.call.CallCommand;
import dev.switchboard.call.CallCommand.Continue;
import dev.switchboard.call.CallCommand.Finish;
import dev.switchboard.call.CallCommand.Greet;
import dev.switchboard.call.CallCommand.Keep;
import dev.switchboard.call.CallCommand.Redial;
import dev.switchboard.call.CallCommand.RunTool;
import dev.switchboard.call.CallCommand.SendOutput;
import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallMachine;
import dev.switchboard.call.CallState;
import dev.switchboard.call.FunctionCall;
import dev.switchboard.call.Repeat;
import dev.switchboard.call.Transition;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.dialect.realtime.ClientEvents;
import dev.switchboard.dialect.realtime.ServerEvents;
import dev.switchboard.dispatch.ToolAnswer;
import dev.switchboard.dispatch.ToolRequest;
import dev.switchboard.ledger.CallLedger;
import dev.switchboard.sideband.Sideband;
import dev.switchboard.sideband.SidebandListener;
import dev.switchboard.telemetry.CallTelemetry;
import dev.switchboard.telephony.CallControl.CallControlException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The shell around one call's machine. Whoever has an event queues it; one short task at a time drains the queue, so
 * the call's events are handled in order and no thread is parked on it.
 */
final class LiveCall implements SidebandListener {

    private static final System.Logger LOG = System.getLogger(LiveCall.class.getName());

    private final LiveCalls calls;
    private final IncomingCall call;
    private final AgentDescriptor agent;
    private final Queue<Supplier<List<CallEvent>>> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unhandled = new AtomicInteger();
    private final SidebandDial dial;
    private final CallTelemetry telemetry;

    // touched by the draining task only
    private CallState state;

    private volatile @Nullable Sideband sideband;
    private volatile boolean released;

    LiveCall(LiveCalls calls, IncomingCall call, AgentDescriptor agent, Optional<String> greeting) {
        this.calls = calls;
        this.call = call;
        this.agent = agent;
        this.state = CallState.accepted(greeting);
        this.dial = new SidebandDial(calls.sidebands, calls.threads, call.id(), this);
        this.telemetry = calls.meters.began(call.id(), agent.name());
    }

    void attach() {
        dial.first(this::gone);
    }

    @Override
    public void opened(Sideband open) {
        sideband = open;
        LOG.log(Level.INFO, "call {0}: sideband attached", call.id());
        happened(new CallEvent.Attached());
    }

    private void gone(boolean known) {
        if (!known) {
            // better to end the call than to leave somebody in silence
            LOG.log(Level.ERROR, "SWB-5004: call {0}: the sideband cannot be reached; hanging up", call.id());
            try {
                calls.control.hangUp(call.id());
            } catch (CallControlException | IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "call {0}: could not be hung up: {1}", call.id(), e.getMessage());
            }
        }
        happened(new CallEvent.Gone());
    }

    @Override
    public void received(String message) {
        handle(() -> ServerEvents.read(message));
    }

    @Override
    public void closed() {
        happened(new CallEvent.Detached());
    }

    private void happened(CallEvent event) {
        handle(() -> List.of(event));
    }

    private void handle(Supplier<List<CallEvent>> events) {
        if (released) {
            return;
        }
        inbox.add(events);
        if (unhandled.getAndIncrement() == 0) {
            calls.threads.handle(this::drain);
        }
    }

    private void drain() {
        int batch = unhandled.get();
        for (int i = 0; i < batch; i++) {
            Supplier<List<CallEvent>> events = inbox.remove();
            try {
                events.get().forEach(this::step);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "call " + call.id() + ": an event could not be handled", e);
            }
        }
        if (unhandled.addAndGet(-batch) > 0) {
            calls.threads.handle(this::drain);
        }
    }

    private void step(CallEvent event) {
        telemetry.event(event);
        Transition transition = CallMachine.step(state, event);
        state = transition.state();
        transition.commands().forEach(this::perform);
    }

    private void perform(CallCommand command) {
        telemetry.command(command);
        if (command instanceof SendOutput output) {
            send(ClientEvents.output(output.functionCallId(), output.output()));
        } else if (command instanceof Continue) {
            send(ClientEvents.continueResponse());
        } else if (command instanceof Greet greet) {
            send(ClientEvents.greet(greet.words()));
        } else if (command instanceof RunTool run) {
            calls.threads.work(telemetry.inTrace(() -> run(run.functionCall(), run.repeat())));
        } else if (command instanceof Keep keep) {
            calls.turns.keep(call.id(), keep.note());
        } else if (command instanceof Redial) {
            LOG.log(Level.INFO, "call {0}: sideband closed, dialling again", call.id());
            dial.again(this::gone);
        } else if (command instanceof Finish) {
            calls.threads.work(this::finish);
        }
    }

    private void send(String message) {
        Sideband open = sideband;
        if (open != null) {
            open.send(message);
        }
    }

    private void run(FunctionCall functionCall, Optional<Repeat> repeat) {
        ToolAnswer answer = calls.dispatcher.dispatch(new ToolRequest(
                call,
                agent,
                CallLedger.FIRST_EPOCH,
                functionCall.id(),
                functionCall.tool(),
                functionCall.arguments(),
                repeat.map(first -> new ToolRequest.RepeatOf(
                        first.of(),
                        ToolRequest.RepeatAnswer.valueOf(first.answer().name())))));
        happened(new CallEvent.ToolAnswered(functionCall.id(), answer.text(), answer.wrote(), answer.instructions()));
    }

    private void finish() {
        calls.forget(call.id());
        telemetry.ended("ended");
        letGo();
        calls.turns.flush();
        try {
            calls.ledger.ended(call.id(), "ended");
            LOG.log(Level.INFO, "call {0}: ended", call.id());
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "call " + call.id() + ": its end could not be recorded", e);
        }
    }

    void letGo() {
        released = true;
        telemetry.ended("let_go");
        Sideband open = sideband;
        if (open != null) {
            open.close();
        }
    }
}
