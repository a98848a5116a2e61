package dev.switchboard.emulator.timeline;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorListener;
import dev.switchboard.emulator.event.FrameListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A directory with two files for each call, named by its id: {@code .jsonl}, a line as each thing happens, and
 * {@code .html}, a page for people, when the call is over. What follows a call's end is in the lines alone.
 */
public final class TimelineDirectory implements EmulatorListener, FrameListener, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TimelineDirectory.class.getName());
    private static final int SECONDS_TO_CLOSE = 10;

    private final Path directory;
    private final Clock clock;
    private final Map<String, RecordedCall> going = new HashMap<>();
    private final ExecutorService writer = OneByOne.named("timelines");

    /**
     * Opens a directory, which is made where there is none.
     *
     * @param directory the directory
     * @throws IOException when there cannot be such a directory
     */
    public TimelineDirectory(Path directory) throws IOException {
        this(directory, Clock.systemUTC());
    }

    TimelineDirectory(Path directory, Clock clock) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.clock = clock;
    }

    @Override
    public void on(EmulatorEvent event) {
        var now = clock.instant();
        writer.execute(() -> {
            RecordedCall call = going.computeIfAbsent(event.callId(), RecordedCall::new);
            append(call, call.add(event, now));
            if (event instanceof CallEnded) {
                write(call);
                going.remove(event.callId());
            }
        });
    }

    @Override
    public void sent(String callId, String event) {
        frame(callId, true, event);
    }

    @Override
    public void received(String callId, String message) {
        frame(callId, false, message);
    }

    private void frame(String callId, boolean toApplication, String text) {
        var now = clock.instant();
        writer.execute(() -> {
            RecordedCall call = going.computeIfAbsent(callId, RecordedCall::new);
            append(call, call.addFrame(toApplication, text, now));
        });
    }

    private void append(RecordedCall call, Moment moment) {
        try {
            Files.writeString(
                    directory.resolve(call.callId() + ".jsonl"),
                    JsonLine.of(moment) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "timeline of call " + call.callId() + " cannot be written", e);
        }
    }

    private void write(RecordedCall call) {
        try {
            Files.writeString(directory.resolve(call.callId() + ".html"), CallPage.of(call), StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "page of call " + call.callId() + " cannot be written", e);
        }
    }

    /** Ends when all is written; calls that are still going on get their page as far as they are. */
    @Override
    public void close() {
        // one that did not begin here is the rest of a call that has its page
        writer.execute(() -> going.values().stream()
                .filter(call -> !call.events(IncomingCall.class).isEmpty())
                .forEach(this::write));
        writer.shutdown();
        try {
            if (!writer.awaitTermination(SECONDS_TO_CLOSE, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "timelines were not written to their end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
