package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one file, run as its page says, by a JVM that has nothing else. */
final class OneFile implements AutoCloseable {

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "output");

    private OneFile(Process process) {
        this.process = process;
        reader.setDaemon(true);
        reader.start();
    }

    static Path jar() {
        Path jar = Path.of(System.getProperty("it.program", "nothing"));
        assertThat(jar).as("the one file: run this test with mvn verify").isRegularFile();
        return jar;
    }

    static OneFile run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OPENAI_WEBHOOK_SECRET", TestApplication.SECRET);
        builder.environment().put("OPENAI_API_KEY", TestApplication.KEY);
        return new OneFile(builder.start());
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("the output cannot be read: " + e);
        }
    }

    String output() {
        return String.join("\n", lines);
    }

    /** Waits for a line that it prints; what the expression's group finds in it. */
    String prints(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return Scene.patiently()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> pattern.matcher(output()), Matcher::find)
                .group(1);
    }

    /** Ends it as operating systems do; nobody answers a question any more. */
    void terminate() {
        // the process's own destroy() closes its output, too
        process.toHandle().destroy();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(output()).isTrue();
        reader.join(TimeUnit.SECONDS.toMillis(10));
        return process.exitValue();
    }

    static String file(Path directory, String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
