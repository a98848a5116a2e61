package dev.switchboard.demo;

import dev.switchboard.emulator.timeline.StoryLine;
import java.io.PrintStream;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;

/** What the demo prints, a line at a time, with the seconds since it began. */
final class Screen {

    private static final int WIDTH = 100;

    private final PrintStream out;
    private final Instant begun = Instant.now();
    private boolean withinLine;

    Screen(PrintStream out) {
        this.out = out;
    }

    /** How long the demo has been going on. */
    Duration since() {
        return Duration.between(begun, Instant.now());
    }

    synchronized void line(String text) {
        if (withinLine) {
            out.println();
            withinLine = false;
        }
        out.println(text);
        out.flush();
    }

    /** Lines below each other, each a bit to the right. */
    synchronized void block(String text) {
        text.lines().forEach(line -> line("    " + line));
    }

    /** A line of the story: when, who, what; long texts go on below. */
    void story(String who, String text) {
        story(new StoryLine(since(), who, text));
    }

    void story(StoryLine told) {
        line(told.layout(WIDTH));
    }

    /** For somebody who asks people to type, and so leaves a line unfinished. */
    Writer writer() {
        return new Writer() {
            @Override
            public void write(char[] characters, int offset, int length) {
                synchronized (Screen.this) {
                    String text = new String(characters, offset, length);
                    out.print(text);
                    withinLine = !text.isEmpty() && !text.endsWith("\n");
                }
            }

            @Override
            public void flush() {
                out.flush();
            }

            @Override
            public void close() {
                flush();
            }
        };
    }
}
