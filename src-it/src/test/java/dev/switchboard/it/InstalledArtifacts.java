package dev.switchboard.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Maven repository in which our artifacts are as {@code mvn install} would leave them, and everything else is the user's
 * own: what is missing there is downloaded once, into the user's repository.
 */
final class InstalledArtifacts {

    private static final String GROUP = "dev/switchboard";
    private static final List<String> MODULES = List.of("agent-api", "agent-runtime", "agent-emulator");

    private InstalledArtifacts() {}

    static void into(Path repository) throws IOException {
        Path users = Path.of(Receptionist.property("it.repository"));
        Files.createDirectories(repository.resolve("dev"));
        link(users, repository, "dev");
        link(users.resolve("dev"), repository.resolve("dev"), "switchboard");
        Path group = repository.resolve(GROUP);
        String version = Receptionist.property("it.version");
        Path root = Path.of(Receptionist.property("it.root"));
        copy(root.resolve("pom.xml"), group, "switchboard", version, ".pom");
        for (String module : MODULES) {
            copy(root.resolve(module).resolve("pom.xml"), group, module, version, ".pom");
            copy(Path.of(Receptionist.property("it." + module)), group, module, version, ".jar");
        }
        Path emulator = Path.of(Receptionist.property("it.agent-emulator"));
        Path oneFile = emulator.resolveSibling(emulator.getFileName().toString().replace(".jar", "-all.jar"));
        copy(oneFile, group, "agent-emulator", version, "-all.jar");
    }

    /** Everything but one thing, by links. */
    private static void link(Path from, Path to, String except) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> children = Files.list(from)) {
            for (Path child : children.toList()) {
                Path link = to.resolve(child.getFileName());
                if (!child.endsWith(except) && !Files.exists(link)) {
                    Files.createSymbolicLink(link, child.toAbsolutePath());
                }
            }
        }
    }

    private static void copy(Path file, Path group, String module, String version, String ending) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(file + " is no file: run this test with mvn verify");
        }
        Path directory = Files.createDirectories(group.resolve(module).resolve(version));
        Files.copy(file, directory.resolve(module + "-" + version + ending), StandardCopyOption.REPLACE_EXISTING);
    }
}
