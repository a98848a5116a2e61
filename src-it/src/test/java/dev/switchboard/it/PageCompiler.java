package dev.switchboard.it;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles what a page shows: against all that the tests have on their class path, or against the API alone. */
final class PageCompiler {

    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private static final Pattern API =
            Pattern.compile("agent-api|jakarta|microprofile|jspecify|junit|assertj|opentest4j|apiguardian");

    private final Path directory;
    private final List<Path> sources = new ArrayList<>();

    /** Into a directory that is empty afterwards. */
    PageCompiler(Path directory) throws IOException {
        this.directory = directory;
        if (Files.exists(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(directory);
    }

    /** Takes a file as a reader would. */
    PageCompiler file(String path, String content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.UTF_8);
        if (path.endsWith(".java") && !sources.contains(file)) {
            sources.add(file);
        }
        return this;
    }

    /** Where the classes are. */
    Path compile() throws IOException {
        return compile(CLASS_PATH);
    }

    /** The same for what needs nothing but the API, the platform's, and a test's libraries. */
    Path compileAgainstTheApiAlone() throws IOException {
        return compile(Stream.of(CLASS_PATH.split(File.pathSeparator, -1))
                .filter(entry -> API.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator)));
    }

    private Path compile(String classPath) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean isCompiled = compiler.getTask(
                            problems,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    classes.toString(),
                                    "-parameters",
                                    "-proc:none",
                                    "--release",
                                    "17",
                                    "-cp",
                                    classPath),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!isCompiled) {
                throw new AssertionError(problems.toString());
            }
        }
        return classes;
    }
}
