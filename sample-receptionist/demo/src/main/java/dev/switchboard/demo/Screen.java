package dev.switchboard.demo;

import dev.switchboard.emulator.timeline.StoryLine;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** What the demo prints, a line at a time, with the seconds since it began. */
final class Screen {

    private static final int WIDTH = 100;

    private final PrintStream out;
    private final Instant begun = Instant.now();

    Screen(PrintStream out) {
        this.out = out;
    }

    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    /** A line of the story: when, who, what; long texts go on below. */
    synchronized void story(String who, String text) {
        line(new StoryLine(Duration.between(begun, Instant.now()), who, text).layout(WIDTH));
    }
}
