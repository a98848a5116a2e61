package dev.switchboard.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What came of a Maven build of somebody else's project.
 *
 * @param exitCode 0 where it is well
 * @param output what it printed
 */
record ForeignBuild(int exitCode, String output) {

    private static final int LONGEST_MINUTES = 8;

    /** Builds a project with our artifacts from a repository, see {@link InstalledArtifacts}. */
    static ForeignBuild run(Path project, Path repository, List<String> goals)
            throws IOException, InterruptedException {
        Path log = project.resolveSibling(project.getFileName() + ".txt");
        ProcessBuilder maven = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(Receptionist.property("it.maven"), "bin", "mvn")
                                                .toString(),
                                        "-B",
                                        "-ntp",
                                        "-Dmaven.repo.local=" + repository),
                                goals.stream())
                        .toList())
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = maven.start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("the build does not end, see " + log);
        }
        return new ForeignBuild(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }
}
