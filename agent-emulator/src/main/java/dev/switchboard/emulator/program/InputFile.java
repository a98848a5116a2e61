package dev.switchboard.emulator.program;

import dev.switchboard.emulator.yaml.FormatException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads files that options name. */
final class InputFile {

    private InputFile() {}

    static <T> T read(Function<Path, T> reader, Path file) throws ProgramException {
        try {
            return reader.apply(file);
        } catch (FormatException e) {
            throw new ProgramException(ProgramException.WRONG_USAGE, e.getMessage());
        } catch (UncheckedIOException e) {
            throw new ProgramException(
                    ProgramException.WRONG_USAGE,
                    e.getMessage() + ": " + e.getCause().getMessage());
        }
    }
}
