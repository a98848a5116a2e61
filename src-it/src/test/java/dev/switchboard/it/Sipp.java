package dev.switchboard.it;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The SIP test tool of the field, a program of its own. Where it must be there, {@code -Drequire.sipp} says so. */
final class Sipp {

    /** What came of a call. */
    record Run(int exitCode, String output) {}

    private Sipp() {}

    /** Where the program is; without it the test is skipped, or fails where it is required. */
    static Path find() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, "sipp"))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String how = "sipp is not installed: apt-get install sip-tester";
            boolean required = !System.getProperty("require.sipp", "false").equals("false");
            return required ? fail(how) : abort(how);
        }
        return found.get();
    }

    /** Calls, listens for some seconds, and hangs up. */
    static Run call(Path sipp, String number, int sipPort, Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        sipp.toString(),
                        "-sn",
                        "uac",
                        "127.0.0.1:" + sipPort,
                        "-s",
                        number,
                        "-i",
                        "127.0.0.1",
                        "-m",
                        "1",
                        "-d",
                        "4000",
                        "-timeout",
                        "40s",
                        "-nostdin")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("sipp does not end: " + output);
        }
        return new Run(process.exitValue(), output);
    }
}
