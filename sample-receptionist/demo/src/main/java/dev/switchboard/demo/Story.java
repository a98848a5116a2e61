package dev.switchboard.demo;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorListener;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Tells what happens in calls, one thing after the other. */
final class Story implements EmulatorListener, AutoCloseable {

    private final ExecutorService teller = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "story");
        thread.setDaemon(true);
        return thread;
    });
    private final Screen screen;
    private final Words words;
    private final Map<String, Act> acts = new ConcurrentHashMap<>();
    private final Map<String, Recorded> calls = new HashMap<>();
    private final Map<String, Act> played = new HashMap<>();
    private volatile String toldByOthers = "";

    Story(Screen screen, Words words) {
        this.screen = screen;
        this.words = words;
    }

    /** Lets an act know how its call goes on. */
    void follow(String sipCallId, Act act) {
        acts.put(sipCallId, act);
    }

    /** Leaves the calls that come from this number from now on to somebody else. */
    void leave(String callerNumber) {
        toldByOthers = "<sip:" + callerNumber + "@";
    }

    @Override
    public void on(EmulatorEvent event) {
        teller.execute(() -> tell(event));
    }

    private void tell(EmulatorEvent event) {
        if (event instanceof IncomingCall call) {
            if (!toldByOthers.isEmpty() && call.from().contains(toldByOthers)) {
                return;
            }
            calls.put(call.callId(), new Recorded());
            Optional.ofNullable(acts.get(call.sipCallId())).ifPresent(act -> played.put(call.callId(), act));
        }
        Recorded recorded = calls.get(event.callId());
        if (recorded == null) {
            return;
        }
        words.of(event, recorded).ifPresent(screen::story);
        recorded.add(event);
        Act act = played.get(event.callId());
        if (act != null && event instanceof ScriptFinished) {
            act.allIsSaid();
        } else if (event instanceof CallEnded ended) {
            calls.remove(event.callId());
            played.remove(event.callId());
            if (act != null) {
                act.isOver(ended, recorded);
            }
        }
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }
}
