package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.PrintWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class LedgerSchemaTest {

    /** Of a database that is away. */
    private static final class Away implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("the database is away");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return new PrintWriter(Writer.nullWriter());
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }

    private static final class AwayToo extends LedgerDataSource {
        @Override
        DataSource dataSource() {
            return new Away();
        }
    }

    @Test
    void saysWhyTheTablesCannotBeMigrated() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new LedgerSchema(new AwayToo()).migrate())
                .withMessageStartingWith("SWB-3003: the ledger's tables could not be migrated: ")
                .withMessageContaining("the database is away");
    }
}
