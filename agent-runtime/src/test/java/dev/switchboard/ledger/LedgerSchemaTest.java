package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.switchboard.Logged;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class LedgerSchemaTest {

    private static LedgerSchema schema(DataSource dataSource) {
        return new LedgerSchema(new LedgerDataSource() {
            @Override
            DataSource dataSource() {
                return dataSource;
            }
        });
    }

    private static JdbcDataSource h2(String options) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + options);
        return h2;
    }

    @Test
    void makesTheTablesOnce() {
        JdbcDataSource h2 = h2(";DB_CLOSE_DELAY=-1");

        assertThat(schema(h2).migrate()).isTrue();
        assertThat(schema(h2).migrate()).isTrue();
    }

    @Test
    void saysWhyTheTablesCannotBeMigrated() throws SQLException {
        JdbcDataSource h2 = h2(";DB_CLOSE_DELAY=-1");
        try (Connection connection = h2.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table switchboard_call (somebody_elses integer)");
        }

        assertThatIllegalStateException()
                .isThrownBy(() -> schema(h2).migrate())
                .withMessageStartingWith("SWB-3003: the ledger's tables could not be migrated: ")
                .withMessageContaining("already exists");
    }

    @Test
    void isToBeTriedAgainWhereTheDatabaseIsAway() {
        try (Logged log = new Logged(LedgerSchema.class)) {
            assertThat(schema(h2(";IFEXISTS=TRUE")).migrate()).isFalse();

            assertThat(log.lines()).anyMatch(line -> line.startsWith("SEVERE SWB-5013: "));
        }
    }
}
