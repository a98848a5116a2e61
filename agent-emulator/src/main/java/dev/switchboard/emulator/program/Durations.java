package dev.switchboard.emulator.program;

import dev.switchboard.emulator.yaml.FormatException;
import dev.switchboard.emulator.yaml.Node;
import java.io.StringReader;
import java.time.Duration;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line are written as in files. */
final class Durations {

    private Durations() {}

    static Duration read(String text) {
        try {
            return Node.read(text, "it", new StringReader(text)).duration();
        } catch (FormatException e) {
            throw new TypeConversionException("'" + text + "' is no duration such as 300ms, 2s, 1m or PT2S");
        }
    }
}
