package dev.switchboard.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The application's data source that the ledger shares. */
@ApplicationScoped
class LedgerDataSource {

    private static final String LOCK_TIMEOUT = "'2s'";

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

    /** Keeps the current transaction's next statements from waiting for a lock without end, as PostgreSQL would. */
    void boundLockWait(Connection connection) throws SQLException {
        setLockTimeout(connection, LOCK_TIMEOUT);
    }

    /** Gives the current transaction back the wait that its database is configured for. */
    void unboundLockWait(Connection connection) throws SQLException {
        setLockTimeout(connection, "default");
    }

    private static void setLockTimeout(Connection connection, String timeout) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local lock_timeout to " + timeout);
            }
        }
    }
}
