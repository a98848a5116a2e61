package dev.switchboard.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;

/** Brings the ledger's tables to the version that this runtime needs. */
@ApplicationScoped
public class LedgerSchema {

    private static final System.Logger LOG = System.getLogger(LedgerSchema.class.getName());

    private LedgerDataSource dataSource;

    /** For the container's proxy. */
    protected LedgerSchema() {}

    @Inject
    LedgerSchema(LedgerDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Migrates the tables.
     *
     * @return whether the database is there; where it is not, this is to be tried again
     * @throws IllegalStateException with code SWB-3003 when that fails, or no migration was found at all
     */
    public boolean migrate() {
        try (Connection connection = dataSource.connection()) {
            LOG.log(
                    Level.DEBUG,
                    "the ledger is in {0}",
                    connection.getMetaData().getDatabaseProductName());
        } catch (SQLException e) {
            LOG.log(
                    Level.ERROR,
                    "SWB-5013: the ledger''s database cannot be reached; until it can, webhooks are answered with 503: {0}",
                    e.getMessage());
            return false;
        }
        Flyway flyway = Flyway.configure(LedgerSchema.class.getClassLoader())
                .dataSource(dataSource.dataSource())
                .locations("classpath:dev/switchboard/ledger/migration")
                .table("switchboard_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new IllegalStateException(
                    "SWB-3003: the ledger's tables could not be migrated: " + e.getMessage(), e);
        }
        MigrationInfoService info = flyway.info();
        if (info.current() == null || "0".equals(info.current().getVersion().getVersion())) {
            throw new IllegalStateException("SWB-3003: none of the ledger's migrations was found on this server's"
                    + " class path; without its tables no call can be answered.");
        }
        LOG.log(Level.INFO, "ledger at version {0}", info.current().getVersion());
        return true;
    }
}
