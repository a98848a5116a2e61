package dev.switchboard.emulator.timeline;

import dev.switchboard.emulator.event.EmulatorEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A line for people to read.
 *
 * @param since how long after the beginning
 * @param who who did it, in a word
 * @param text what
 */
public record StoryLine(Duration since, String who, String text) {

    /**
     * Tells a moment.
     *
     * @return the line, or empty for what nobody wants to read, such as wire traffic
     */
    public static Optional<StoryLine> of(Moment moment) {
        return moment instanceof Moment.Happened happened ? of(happened.since(), happened.event()) : Optional.empty();
    }

    /**
     * Tells an event.
     *
     * @param since how long after the beginning it happened
     * @return the line, or empty for what nobody wants to read
     */
    public static Optional<StoryLine> of(Duration since, EmulatorEvent event) {
        return Wording.of(event).map(told -> new StoryLine(since, told.who(), told.text()));
    }

    /**
     * What is in JSON, as people write such things down.
     *
     * @param json a JSON object, or other text, which stays as it is
     * @return the text
     */
    public static String readable(String json) {
        return Wording.readable(json);
    }

    /**
     * Lays the line out; long texts go on below.
     *
     * @param width the most characters side by side
     * @return one line or several
     */
    public String layout(int width) {
        String head = String.format(Locale.ROOT, "%6.1f s  %-9s ", since.toMillis() / 1000.0, who);
        String indent = " ".repeat(head.length());
        StringBuilder all = new StringBuilder(head);
        int column = head.length();
        String separator = "";
        for (String line : Wording.printable(text).split("\n", -1)) {
            all.append(separator);
            column = separator.isEmpty() ? column : indent.length();
            String space = "";
            for (String word : line.split(" ", -1)) {
                if (column + space.length() + word.length() > width && column > indent.length()) {
                    all.append('\n').append(indent);
                    column = indent.length();
                    space = "";
                }
                all.append(space).append(word);
                column += space.length() + word.length();
                space = " ";
            }
            separator = "\n" + indent;
        }
        return all.toString();
    }
}
