package dev.switchboard.ledger;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;

/** On PostgreSQL. */
class LedgerOnPostgresTest extends LedgerTests {

    private static TestDatabase database;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.postgres();
    }

    @Override
    TestDatabase database() {
        return database;
    }
}
