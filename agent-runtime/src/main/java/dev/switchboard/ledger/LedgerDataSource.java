package dev.switchboard.ledger;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The application's data source that the ledger shares. */
@ApplicationScoped
class LedgerDataSource {

    @Inject
    @ConfigProperty(name = "switchboard.ledger.datasource")
    String name;

    private DataSource dataSource;

    // the name is the deployment's own configuration, nobody else's input
    @SuppressWarnings("BanJNDI")
    @PostConstruct
    void lookUp() {
        try {
            dataSource = InitialContext.doLookup(name);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "SWB-3001: there is no data source '" + name
                            + "'. Define it, or set switchboard.ledger.datasource to the name of the application's own.",
                    e);
        }
    }

    DataSource dataSource() {
        return dataSource;
    }

    Connection connection() throws SQLException {
        return dataSource.getConnection();
    }
}
