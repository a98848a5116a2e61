package dev.switchboard.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.h2.tools.Shell;

/** Queries the database from another process, as anybody can. */
final class Evidence {

    private final String url;

    Evidence(String url) {
        this.url = url;
    }

    /** The command that anybody can type. */
    List<String> command(String sql) {
        return List.of(
                Server.java(),
                "-cp",
                jar().toString(),
                Shell.class.getName(),
                "-url",
                url,
                "-user",
                "sa",
                "-password",
                "sa",
                "-sql",
                sql);
    }

    private static Path jar() {
        return Path.of(java.net.URI.create(
                Shell.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    Table query(String sql) throws DemoFailure, InterruptedException {
        try {
            Process shell =
                    new ProcessBuilder(command(sql)).redirectErrorStream(true).start();
            String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (shell.waitFor() != 0) {
                throw new DemoFailure("The database could not be queried: " + output, "look whether it exists: " + url);
            }
            return new Table(output.stripTrailing());
        } catch (IOException e) {
            throw new DemoFailure("The query could not be started: " + e.getMessage(), "try it by hand.");
        }
    }
}
