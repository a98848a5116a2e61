package dev.switchboard.telephony;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.call.CallCommand;
import dev.switchboard.call.CallEvent;
import dev.switchboard.call.CallMachine;
import dev.switchboard.call.CallState;
import dev.switchboard.call.Ignored;
import dev.switchboard.call.Transition;
import dev.switchboard.catalog.AgentDescriptor;
import dev.switchboard.dialect.realtime.ServerEvents;
import dev.switchboard.sideband.Sideband;
import dev.switchboard.sideband.SidebandListener;
import dev.switchboard.telemetry.CallTelemetry;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
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
    private final String callId;
    private final Queue<Supplier<List<CallEvent>>> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unhandled = new AtomicInteger();
    private final SidebandDial dial;
    private final CallTelemetry telemetry;
    private final CallActions actions;

    // touched by the draining task only
    private CallState state;

    private volatile @Nullable Sideband sideband;
    private volatile boolean over;
    private volatile boolean letGo;

    LiveCall(LiveCalls calls, IncomingCall call, AgentDescriptor agent, long epoch, CallState state) {
        this.calls = calls;
        this.callId = call.id();
        this.state = state;
        this.dial = new SidebandDial(calls.sidebands, calls.threads, callId, this);
        this.telemetry = calls.meters.began(callId, agent.name());
        this.actions = new CallActions(calls, this, call, agent, epoch, telemetry);
    }

    void attach() {
        dial.first(this::gone);
    }

    /** Attaches to a call that somebody else had, and goes on with what they left. */
    void takeUp(List<CallCommand> commands) {
        perform(commands);
        dial.again(this::gone);
    }

    /** Does what they left of a call that is over. */
    void conclude(List<CallCommand> commands) {
        perform(commands);
        happened(new CallEvent.Gone());
    }

    private void perform(List<CallCommand> commands) {
        handle(() -> {
            commands.forEach(actions::perform);
            return List.of();
        });
    }

    void attachAgain() {
        LOG.log(Level.INFO, "call {0}: sideband closed, dialling again", callId);
        dial.again(this::gone);
    }

    private void gone(boolean known) {
        if (!known) {
            LOG.log(Level.ERROR, "SWB-5004: call {0}: the sideband cannot be reached; hanging up", callId);
        }
        happened(known ? new CallEvent.Gone() : new CallEvent.Unreachable());
    }

    @Override
    public void opened(Sideband open) {
        sideband = open;
        dial.opened();
        LOG.log(Level.INFO, "call {0}: sideband attached", callId);
        if (over) {
            open.close();
        }
        happened(new CallEvent.Attached());
    }

    @Override
    public void received(Sideband from, String message) {
        handle(() -> {
            from.taken();
            List<CallEvent> events = ServerEvents.read(message, telemetry::ignored);
            if (!events.isEmpty()) {
                dial.used();
            }
            return events;
        });
    }

    @Override
    public void ignored() {
        // the socket's thread is not the application's, whose meters these are
        handle(() -> {
            telemetry.ignored(Ignored.BINARY, "no text");
            return List.of();
        });
    }

    @Override
    public void closed() {
        happened(new CallEvent.Detached());
    }

    void happened(CallEvent event) {
        handle(() -> List.of(event));
    }

    void handle(Supplier<List<CallEvent>> events) {
        if (letGo) {
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
                LOG.log(Level.ERROR, "call " + callId + ": an event could not be handled", e);
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
        transition.commands().forEach(actions::perform);
    }

    void send(String message) {
        Sideband open = sideband;
        if (open != null) {
            open.send(message);
        }
    }

    void keepAlive(Duration longestSilence) {
        Sideband open = sideband;
        if (open != null && !over) {
            open.keepAlive(longestSilence);
        }
    }

    /** The call goes on without us. */
    void letGo() {
        letGo = true;
        telemetry.ended("let_go");
        end();
    }

    /** Nobody needs the sideband any more; but tools may be at work. */
    void end() {
        over = true;
        Sideband open = sideband;
        if (open != null) {
            open.close();
        }
    }
}
