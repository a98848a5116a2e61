package dev.switchboard.dispatch;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger.Level;

/** The transaction of the attempt that the current thread is in. */
@Singleton
class AttemptTransaction {

    private static final System.Logger LOG = System.getLogger(AttemptTransaction.class.getName());

    private final UserTransaction transaction;

    @Resource
    TransactionSynchronizationRegistry registry;

    @Inject
    AttemptTransaction(UserTransaction transaction) {
        this.transaction = transaction;
    }

    void begin() throws NotSupportedException, SystemException {
        transaction.begin();
    }

    /** Tells one transaction from another. */
    Object key() {
        return registry.getTransactionKey();
    }

    /** Commits; a failure is thrown as what the application would recognise. */
    void commit() throws Exception {
        try {
            transaction.commit();
        } catch (Exception e) {
            throw applicationCause(e);
        }
    }

    /** Rolls back where there is anything to roll back: after a commit there is not. */
    void rollBack() {
        boolean interrupted = Thread.interrupted();
        try {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
        } catch (SystemException | RuntimeException e) {
            LOG.log(Level.WARNING, "an attempt's transaction could not be rolled back", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Refuses to commit what the tool has marked for rollback, and a transaction that is not the attempt's. */
    void refuseIfEnded(InvocationRun invocation, Object transactionKey) throws SystemException {
        int status = transaction.getStatus();
        if (status == Status.STATUS_MARKED_ROLLBACK) {
            throw new IllegalStateException(
                    "SWB-2002: tool '" + invocation.tool().name()
                            + "' came to its end, but its transaction is marked for rollback; what it returned is not told");
        }
        if (status != Status.STATUS_ACTIVE || !transactionKey.equals(registry.getTransactionKey())) {
            String problem = "SWB-2005: the transaction of tool '"
                    + invocation.tool().name()
                    + "' was ended by other code. Leave it to the tool's end: call what needs"
                    + " a transaction of its own through a bean with @Transactional(REQUIRES_NEW).";
            // said here, since a retry would hide it
            LOG.log(
                    Level.ERROR,
                    "call {0} invocation {1}: {2}",
                    invocation.key().callId(),
                    invocation.key().functionCallId(),
                    problem);
            throw new IllegalStateException(problem);
        }
    }

    /** What the application would recognise: servers throw a bare {@code RollbackException}, the reason is inside. */
    static Exception applicationCause(Exception e) {
        Exception found = e;
        while (isWrapper(found) && found.getCause() instanceof Exception cause) {
            found = cause;
        }
        return found;
    }

    private static boolean isWrapper(Exception e) {
        return e instanceof jakarta.transaction.RollbackException
                || e instanceof jakarta.transaction.HeuristicRollbackException
                || e instanceof SystemException
                || e instanceof jakarta.persistence.RollbackException
                || e.getClass() == RuntimeException.class
                || e.getClass().getName().endsWith(".EJBException");
    }
}
