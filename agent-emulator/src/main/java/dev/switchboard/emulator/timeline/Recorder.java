package dev.switchboard.emulator.timeline;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.event.FrameListener;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what happens in every call, as long as it lives itself. */
public final class Recorder implements EmulatorListener, FrameListener {

    private final Clock clock;
    private final Map<String, RecordedCall> byCallId = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<RecordedCall>> bySipCallId = new ConcurrentHashMap<>();

    /** A recorder that begins now. */
    public Recorder() {
        this(Clock.systemUTC());
    }

    /**
     * A recorder with a clock.
     *
     * @param clock tells when things happen
     */
    public Recorder(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void on(EmulatorEvent event) {
        RecordedCall call = byCallId.computeIfAbsent(event.callId(), RecordedCall::new);
        call.add(event, clock.instant());
        if (event instanceof IncomingCall incoming) {
            bySipCallId(incoming.sipCallId()).complete(call);
        }
    }

    @Override
    public void sent(String callId, String event) {
        byCallId.computeIfAbsent(callId, RecordedCall::new).addFrame(true, event, clock.instant());
    }

    @Override
    public void received(String callId, String message) {
        byCallId.computeIfAbsent(callId, RecordedCall::new).addFrame(false, message, clock.instant());
    }

    /** {@return all calls until now, in no order} */
    public Collection<RecordedCall> calls() {
        return List.copyOf(byCallId.values());
    }

    /**
     * The call of a SIP dialog.
     *
     * @param sipCallId the dialog's Call-ID
     * @return the call, when its INVITE arrives
     */
    public CompletableFuture<RecordedCall> bySipCallId(String sipCallId) {
        return bySipCallId.computeIfAbsent(sipCallId, id -> new CompletableFuture<>());
    }
}
