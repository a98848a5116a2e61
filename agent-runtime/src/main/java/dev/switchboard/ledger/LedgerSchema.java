package dev.switchboard.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
     * @throws IllegalStateException with code SWB-3003 when that fails, or no migration was found at all
     */
    public void migrate() {
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
        LOG.log(
                System.Logger.Level.INFO,
                "ledger at version {0}",
                info.current().getVersion());
    }
}
