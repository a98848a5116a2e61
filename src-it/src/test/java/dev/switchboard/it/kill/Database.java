package dev.switchboard.it.kill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases: one that dies with the server, in whose process it is, and one that does not. */
enum Database {
    H2,
    POSTGRESQL;

    /**
     * A database with the tools' own table.
     *
     * @param url its address, for the server and for the test
     * @param user who may do everything
     * @param password their password
     * @param process what has to be ended behind it
     */
    record Running(String url, String user, String password, AutoCloseable process) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            try {
                process.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    Running start(Path directory) throws IOException, SQLException {
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
        try (Connection connection = DriverManager.getConnection(running.url(), running.user(), running.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table effect (what varchar(40) not null)");
        }
        return running;
    }
}
