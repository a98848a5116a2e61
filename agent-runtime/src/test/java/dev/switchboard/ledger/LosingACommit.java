package dev.switchboard.ledger;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Transactions of which the first fails, without saying whether the database did it. */
final class LosingACommit extends NewTransaction {

    private final AtomicBoolean lost = new AtomicBoolean();
    private final TestDatabase database;
    private final boolean committed;

    /**
     * Loses one.
     *
     * @param committed whether the database does it all the same
     */
    LosingACommit(TestDatabase database, boolean committed) {
        this.database = database;
        this.committed = committed;
    }

    @Override
    <T> @Nullable T call(Work<T> work) throws SQLException {
        boolean lose = lost.compareAndSet(false, true);
        T result = lose && !committed ? null : database.transactions().call(work);
        if (lose) {
            throw new SQLException("the connection was lost", "08006");
        }
        return result;
    }
}
