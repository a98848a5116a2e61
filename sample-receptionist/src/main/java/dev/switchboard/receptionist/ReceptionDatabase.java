package dev.switchboard.receptionist;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.interceptor.Interceptor;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The application's database, which the ledger shares: {@link EmbeddedDatabase}, unless {@code receptionist.datasource.*}
 * names another.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = "java:app/jdbc/receptionist",
        className = "${MPCONFIG=receptionist.datasource.class:dev.switchboard.receptionist.EmbeddedDatabase}",
        url = "${MPCONFIG=receptionist.datasource.url:jdbc:h2:file:./receptionist}",
        user = "${MPCONFIG=receptionist.datasource.user:sa}",
        password = "${MPCONFIG=receptionist.datasource.password:sa}",
        minPoolSize = 1,
        maxPoolSize = 40)
class ReceptionDatabase {

    @Resource(lookup = "java:app/jdbc/receptionist")
    DataSource dataSource;

    void migrate(@Observes @Priority(Interceptor.Priority.APPLICATION) Startup event) {
        Flyway.configure(ReceptionDatabase.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:dev/switchboard/tools/migration")
                .table("tools_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
