package dev.switchboard.emulator.typed;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/** Where lines are typed, and what is printed around them. */
final class Prompt {

    private static final String TEXT = "  You:  ";
    private static final String INDENT = " ".repeat(TEXT.length());

    private final PrintWriter out;
    private boolean shown;

    Prompt(Writer out) {
        this.out = new PrintWriter(out, true);
    }

    /** Asks for a line, where it is not asked for already. */
    void show() {
        if (shown) {
            return;
        }
        out.print(TEXT);
        out.flush();
        shown = true;
    }

    /** Shows a line that was there before it was asked for. */
    void show(String line) {
        out.println(TEXT + line);
        shown = false;
    }

    /** Somebody has typed at it, and so ended its line. */
    void taken() {
        shown = false;
    }

    /** Goes on below, where nobody has typed. */
    void leave() {
        if (shown) {
            out.println();
            shown = false;
        }
    }

    void line(String text) {
        leave();
        out.println(text);
    }

    /** Says something about this program. */
    void answer(List<String> lines) {
        leave();
        lines.forEach(line -> out.println(INDENT + line));
    }

    void answer(String line) {
        answer(List.of(line));
    }
}
