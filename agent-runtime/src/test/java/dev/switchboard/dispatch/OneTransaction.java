package dev.switchboard.dispatch;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import org.jspecify.annotations.Nullable;

/** The transaction of a server that has nothing to commit. */
final class OneTransaction implements UserTransaction, TransactionSynchronizationRegistry {

    private int status = Status.STATUS_NO_TRANSACTION;

    private int commits;

    /** Whether none can be begun. */
    boolean isAway;

    int commits() {
        return commits;
    }

    @Override
    public void begin() {
        if (isAway) {
            throw new IllegalStateException("no transaction can be begun");
        }
        status = Status.STATUS_ACTIVE;
    }

    @Override
    public void commit() {
        commits++;
        status = Status.STATUS_NO_TRANSACTION;
    }

    @Override
    public void rollback() {
        status = Status.STATUS_NO_TRANSACTION;
    }

    @Override
    public void setRollbackOnly() {
        status = Status.STATUS_MARKED_ROLLBACK;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setTransactionTimeout(int seconds) {}

    @Override
    public Object getTransactionKey() {
        return this;
    }

    @Override
    public void putResource(Object key, Object value) {}

    @Override
    public @Nullable Object getResource(Object key) {
        return null;
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {}

    @Override
    public int getTransactionStatus() {
        return status;
    }

    @Override
    public boolean getRollbackOnly() {
        return status == Status.STATUS_MARKED_ROLLBACK;
    }
}
