package dev.switchboard.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The application's data source that the ledger shares. */
@ApplicationScoped
class LedgerDataSource {

    /** How long a statement of ours waits for a lock. */
    static final Duration LOCK_WAIT = Duration.ofSeconds(2);

    @Inject
    @ConfigProperty(name = "switchboard.ledger.datasource")
    String name;

    private volatile @Nullable DataSource dataSource;

    /**
     * The data source, looked up once. Not in a {@code @PostConstruct}: servers hide what goes wrong there.
     *
     * @throws IllegalStateException with code SWB-3001 when there is none of that name
     */
    DataSource dataSource() {
        DataSource found = dataSource;
        if (found == null) {
            found = lookUp(name);
            dataSource = found;
        }
        return found;
    }

    String name() {
        return name;
    }

    // the name is the deployment's own configuration, nobody else's input
    @SuppressWarnings("BanJNDI")
    static DataSource lookUp(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "SWB-3001: there is no data source '" + name + "' (" + e.getMessage()
                            + "). Define it, or set switchboard.ledger.datasource to the name of the application's"
                            + " own.",
                    e);
        }
    }

    Connection connection() throws SQLException {
        return dataSource().getConnection();
    }

    /** Bounds the wait for locks in the current transaction. PostgreSQL would otherwise wait without end. */
    static void boundLockWait(Connection connection) throws SQLException {
        if (isPostgres(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local lock_timeout to " + LOCK_WAIT.toMillis());
            }
        }
    }

    /** Gives the current transaction back the wait for locks that its database is configured for. */
    static void unboundLockWait(Connection connection) throws SQLException {
        if (isPostgres(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local lock_timeout to default");
            }
        }
    }

    static boolean isPostgres(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }
}
