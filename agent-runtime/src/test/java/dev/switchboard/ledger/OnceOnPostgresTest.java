package dev.switchboard.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/** On PostgreSQL. */
class OnceOnPostgresTest extends OnceTests {

    private static final TestDatabase DATABASE = start();

    private static TestDatabase start() {
        try {
            return TestDatabase.postgres();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    TestDatabase database() {
        return DATABASE;
    }

    @Override
    boolean isWaiting(Thread thread) throws SQLException {
        return !DATABASE.value("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                .equals("0");
    }
}
