package dev.switchboard.it.kill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases: one that dies with the server, in whose process it is, and one that does not. */
public enum Database {
    /** In the server's own process. */
    H2,
    /** In processes of its own. */
    POSTGRESQL;

    /**
     * A database with the tools' own table.
     *
     * @param url its address, for the server and for the test
     * @param user who may do everything
     * @param password their password
     * @param process what has to be ended behind it
     */
    public record Running(String url, String user, String password, AutoCloseable process) implements AutoCloseable {

        /** A connection from outside the server. */
        public Connection connection() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        @Override
        public void close() throws IOException {
            try {
                process.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    /**
     * Starts it.
     *
     * @param directory where its files may be
     */
    public Running start(Path directory) throws IOException, SQLException {
        Running running;
        if (this == H2) {
            // without the option a commit of the last half second dies with the process
            String url = "jdbc:h2:async:" + directory.resolve("kill") + ";WRITE_DELAY=0";
            running = new Running(url, "sa", "sa", () -> {});
        } else {
            EmbeddedPostgres postgres = EmbeddedPostgres.start();
            running = new Running(
                    "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                    "postgres",
                    "postgres",
                    postgres);
        }
        try (Connection connection = running.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table effect (invocation varchar(40) not null)");
        }
        return running;
    }
}
