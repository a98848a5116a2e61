package dev.switchboard.demo;

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
        String head = String.format(
                "%6.1f s  %-9s ", Duration.between(begun, Instant.now()).toMillis() / 1000.0, who);
        String indent = " ".repeat(head.length());
        StringBuilder line = new StringBuilder(head);
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                line(line.toString().stripTrailing());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        line(line.toString().stripTrailing());
    }
}
