package dev.switchboard.emulator.timeline;

import dev.switchboard.emulator.event.EmulatorEvent;
import dev.switchboard.emulator.event.EmulatorEvent.CallEnded;
import dev.switchboard.emulator.event.EmulatorEvent.IncomingCall;
import dev.switchboard.emulator.event.EmulatorListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Prints what happens, a line at a time, with the seconds since it began. Where several calls go on, each has a number. */
public final class StoryPrinter implements EmulatorListener, AutoCloseable {

    private static final int WIDTH = 110;

    private final Consumer<String> out;
    private final Clock clock;
    private final Instant begun;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private int calls;
    private final ExecutorService teller = OneByOne.named("story");

    /**
     * Begins now.
     *
     * @param out takes each line
     */
    public StoryPrinter(Consumer<String> out) {
        this(out, Clock.systemUTC());
    }

    StoryPrinter(Consumer<String> out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.begun = clock.instant();
    }

    @Override
    public void on(EmulatorEvent event) {
        Duration since = Duration.between(begun, clock.instant());
        teller.execute(() -> tell(since, event));
    }

    private void tell(Duration since, EmulatorEvent event) {
        if (event instanceof IncomingCall) {
            numbers.put(event.callId(), ++calls);
            if (numbers.size() == 1) {
                out.accept("");
            }
        }
        Integer number = numbers.get(event.callId());
        StoryLine.of(since, event).ifPresent(line -> {
            String text = numbers.size() > 1 && number != null ? "#" + number + " " + line.text() : line.text();
            out.accept(new StoryLine(since, line.who(), text).layout(WIDTH));
        });
        if (event instanceof CallEnded) {
            numbers.remove(event.callId());
        }
    }

    /** Ends when all is printed. */
    @Override
    public void close() {
        teller.shutdown();
        try {
            teller.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
