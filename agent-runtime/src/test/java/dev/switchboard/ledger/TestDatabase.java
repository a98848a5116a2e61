package dev.switchboard.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** A database with the ledger's tables as the real migrations make them. */
final class TestDatabase {

    /** Held, since an unused logger forgets its level. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    static {
        FLYWAY.setLevel(Level.WARNING);
    }

    private final DataSource dataSource;

    private TestDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:dev/switchboard/ledger/migration")
                .load()
                .migrate();
    }

    /** H2 in memory. */
    static TestDatabase h2() {
        return h2("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    /** H2 wherever it is. */
    static TestDatabase h2(String url) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url);
        h2.setUser("sa");
        return new TestDatabase(h2);
    }

    /** A PostgreSQL of its own, which ends with the JVM. */
    static TestDatabase postgres() throws IOException {
        return new TestDatabase(EmbeddedPostgres.start().getPostgresDatabase());
    }

    Connection connection() throws SQLException {
        return dataSource.getConnection();
    }

    /** Transactions as the container makes them, without one. */
    NewTransaction transactions() {
        return new NewTransaction() {
            @Override
            <T> T call(Work<T> work) throws SQLException {
                try (Connection connection = connection()) {
                    connection.setAutoCommit(false);
                    try {
                        T result = work.on(connection);
                        connection.commit();
                        return result;
                    } catch (SQLException | RuntimeException e) {
                        connection.rollback();
                        throw e;
                    }
                }
            }
        };
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The tables that have a column of that name. */
    List<String> tablesWith(String column) throws SQLException {
        List<String> tables = new ArrayList<>();
        columns().forEach((table, columns) -> {
            if (columns.contains(column)) {
                tables.add(table);
            }
        });
        return tables;
    }

    /** The ledger's tables with their columns, in lower case. */
    Map<String, Set<String>> columns() throws SQLException {
        Map<String, Set<String>> columns = new TreeMap<>();
        try (Connection connection = connection();
                var row = connection.getMetaData().getColumns(null, null, null, null)) {
            while (row.next()) {
                String table = row.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (table.startsWith("switchboard_")) {
                    columns.computeIfAbsent(table, name -> new TreeSet<>())
                            .add(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return columns;
    }

    /** The one value of a query's one row, as text. */
    String value(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new IllegalStateException("no row: " + sql);
            }
            return String.valueOf(row.getString(1));
        }
    }
}
