package dev.switchboard.emulator.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be typed that nobody says on the telephone. */
enum Command {
    HELP,
    TOOLS,
    BYE;

    private String text() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /** Help is asked for in one word by whoever does not know how. */
    boolean is(String line) {
        return line.equalsIgnoreCase(text()) || (this == HELP && line.equalsIgnoreCase("help"));
    }

    /** What can be typed, in lines. */
    static List<String> help(TypedRules rules) {
        List<String> lines = new ArrayList<>();
        lines.add(
                rules.examples().isEmpty()
                        ? "Type what the caller says."
                        : "Type what the caller says. What is understood, in your own words:");
        rules.examples().forEach(example -> lines.add("  " + example));
        lines.add(TOOLS.text() + " lists the application's tools, " + BYE.text() + " hangs up.");
        return lines;
    }
}
