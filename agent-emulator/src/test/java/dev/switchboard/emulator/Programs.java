package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of others. */
final class Programs {

    /** What came of a run. */
    record Run(int exitCode, String output) {}

    private Programs() {}

    /**
     * Where a program is; without it the test is skipped, or fails where it is required with
     * {@code -Drequire.KIND}.
     */
    static String find(String name, String kind, String install) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String how = name + " is not installed: apt-get install " + install;
            boolean required = !System.getProperty("require." + kind, "false").equals("false");
            return required ? fail(how) : abort(how);
        }
        return found.get().toString();
    }

    static Run run(Path directory, int seconds, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IllegalStateException(command.get(0) + " does not end: " + read(output));
            }
            return new Run(process.exitValue(), read(output));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
