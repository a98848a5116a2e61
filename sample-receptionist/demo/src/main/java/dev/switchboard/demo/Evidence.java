package dev.switchboard.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.h2.tools.Shell;

/** Queries the database from another process, as anybody can. */
final class Evidence {

    /** The query of the README. */
    static final String SQL = "select a.name, a.phone, a.starts_at, c.sip_call_id, i.tool, i.outcome"
            + " from appointment a"
            + " join switchboard_call c on c.call_id = a.call_id"
            + " join switchboard_invocation i on i.call_id = c.call_id and i.outcome = 'COMMITTED'"
            + " order by c.received_at";

    private final String url;

    Evidence(String url) {
        this.url = url;
    }

    /** The command that anybody can type. */
    List<String> command() {
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
                SQL);
    }

    private static Path jar() {
        return Path.of(java.net.URI.create(
                Shell.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    String query() throws DemoFailure, InterruptedException {
        try {
            Process shell =
                    new ProcessBuilder(command()).redirectErrorStream(true).start();
            String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (shell.waitFor() != 0) {
                throw new DemoFailure("The database could not be queried: " + output, "look whether it exists: " + url);
            }
            return output.stripTrailing();
        } catch (IOException e) {
            throw new DemoFailure("The query could not be started: " + e.getMessage(), "try it by hand.");
        }
    }
}
