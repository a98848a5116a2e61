package dev.switchboard.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Sees to it that effect and row can be committed together. That is so where the application's persistence units use the
 * ledger's data source; another one must be able to take part in the same transaction, which is tried.
 */
@ApplicationScoped
public class SharedTransactionCheck {

    private LedgerDataSource ledger;
    private NewTransaction newTransaction;

    /** For the container's proxy. */
    protected SharedTransactionCheck() {}

    @Inject
    SharedTransactionCheck(LedgerDataSource ledger, NewTransaction newTransaction) {
        this.ledger = ledger;
        this.newTransaction = newTransaction;
    }

    /**
     * Tries it with every persistence unit of the application.
     *
     * @throws IllegalStateException with code SWB-3006 where one cannot share a transaction with the ledger
     */
    public void check() {
        for (String name : dataSourcesOfPersistenceUnits()) {
            if (!name.equals(ledger.name())) {
                tryTogether(name);
            }
        }
    }

    private void tryTogether(String name) {
        DataSource other = LedgerDataSource.lookUp(name);
        try {
            newTransaction.call(connection -> {
                try (Connection second = other.getConnection()) {
                    return second.isValid(1) && connection.isValid(1);
                }
            });
        } catch (SQLException | RuntimeException e) {
            throw new IllegalStateException(
                    "SWB-3006: a persistence unit's data source '" + name
                            + "' cannot take part in a transaction with the"
                            + " ledger's '" + ledger.name() + "' (" + e.getMessage()
                            + "), so a tool's effect and its row"
                            + " could not be committed together. Set switchboard.ledger.datasource to '" + name
                            + "', or make both XA data sources.",
                    e);
        }
    }

    private static Set<String> dataSourcesOfPersistenceUnits() {
        Set<String> names = new TreeSet<>();
        try {
            ClassLoader application = Thread.currentThread().getContextClassLoader();
            for (URL file : Collections.list(application.getResources("META-INF/persistence.xml"))) {
                try (InputStream xml = file.openStream()) {
                    read(xml, names);
                }
            }
            return names;
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("SWB-3007: a persistence.xml cannot be read: " + e.getMessage(), e);
        }
    }

    private static void read(InputStream xml, Set<String> names) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(xml);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("jta-data-source")) {
                names.add(reader.getElementText().strip());
            }
        }
    }
}
