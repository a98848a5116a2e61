package dev.switchboard.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;

/** Runs statements in a transaction of their own, whatever the caller is in. */
@ApplicationScoped
class NewTransaction {

    private LedgerDataSource dataSource;

    /** For the container's proxy. */
    protected NewTransaction() {}

    @jakarta.inject.Inject
    NewTransaction(LedgerDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Runs statements that may be run again: a second time where the first fails, since a commit can fail although the
     * database did it. Not a method of the bean, whose own calls the container does not see.
     */
    static <T> T twice(NewTransaction transactions, Work<T> work) throws SQLException {
        try {
            return transactions.call(work);
        } catch (SQLException | RuntimeException e) {
            return transactions.call(work);
        }
    }

    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    <T> T call(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.connection()) {
            return work.on(connection);
        }
    }
}
