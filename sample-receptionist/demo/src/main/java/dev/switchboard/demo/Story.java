package dev.switchboard.demo;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.FunctionAnswered;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorEvent.ScriptFinished;
import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.timeline.StoryLine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Tells what happens in a call, one thing after the other. */
final class Story implements EmulatorListener, AutoCloseable {

    private final ExecutorService teller = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "story");
        thread.setDaemon(true);
        return thread;
    });
    private final Screen screen;
    private final Desk desk;
    private final CompletableFuture<CallEnded> end = new CompletableFuture<>();
    private final CompletableFuture<EmulatorEvent> scriptEnd = new CompletableFuture<>();

    Story(Screen screen, Desk desk) {
        this.screen = screen;
        this.desk = desk;
    }

    /** How the first call ended, when it did and all of it is told. */
    CompletableFuture<CallEnded> end() {
        return end;
    }

    /** Says what to do when the first call's script is at its end. */
    void whenScriptFinished(Runnable action) {
        var unused = scriptEnd.thenRun(action);
    }

    @Override
    public void on(EmulatorEvent event) {
        teller.execute(() -> tell(event));
    }

    private void tell(EmulatorEvent event) {
        if (event instanceof IncomingCall call) {
            screen.line("");
            screen.story("phone", "SIP INVITE from " + call.from().replaceAll(";tag=.*", "") + " to " + call.to());
            screen.story("phone", "rings; SIP Call-ID " + call.sipCallId());
        } else if (event instanceof FunctionAnswered answered) {
            screen.story("tool", desk.outcome(answered) + ": " + StoryLine.readable(answered.output()));
        } else {
            StoryLine.of(Duration.ZERO, event).ifPresent(line -> screen.story(line.who(), line.text()));
        }
        if (event instanceof ScriptFinished) {
            scriptEnd.complete(event);
        } else if (event instanceof CallEnded ended) {
            end.complete(ended);
        }
    }

    @Override
    public void close() {
        teller.shutdownNow();
    }
}
