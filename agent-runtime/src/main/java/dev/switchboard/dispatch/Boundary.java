package dev.switchboard.dispatch;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.InvocationLedger;
import dev.switchboard.ledger.RoleLedger;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a tool in one transaction. Of a writing tool: the invocation's row first, the method, the answer into
 * the row, commit. A duplicate collides with the row before it can see business data; whose key is taken takes the
 * answer that is there, without an exception that fault tolerance would count or retry.
 */
@Singleton
class Boundary {

    private static final System.Logger LOG = System.getLogger(Boundary.class.getName());

    private final UserTransaction transaction;
    private final InvocationLedger ledger;
    private final RoleLedger roles;
    private final Answers answers = new Answers();

    @Inject
    Boundary(UserTransaction transaction, InvocationLedger ledger, RoleLedger roles) {
        this.transaction = transaction;
        this.ledger = ledger;
        this.roles = roles;
    }

    @Nullable
    Object attempt(Invocation invocation, InvocationContext context) throws Exception {
        invocation.beginAttempt();
        boolean committed = false;
        try {
            transaction.begin();
            if (invocation.tool().readOnly()) {
                return context.proceed();
            }
            Optional<FixedAnswer> earlier = begin(invocation);
            if (earlier.isPresent()) {
                invocation.fix(earlier.get());
                return nothing(context);
            }
            Object result = context.proceed();
            refuseIfDoomed(invocation);
            String answer = answers.value(result);
            ledger.commitWith(invocation.key(), answer);
            roles.grant(invocation.key(), invocation.grants());
            commit();
            committed = true;
            invocation.fix(new FixedAnswer(Outcome.COMMITTED, answer));
            return result;
        } finally {
            if (!committed) {
                rollBack();
            }
            invocation.endAttempt();
        }
    }

    /** Writes the row; where that fails, looks whether the answer is there already. */
    private Optional<FixedAnswer> begin(Invocation invocation) throws SQLException, InterruptedException {
        try {
            if (ledger.begin(invocation.entry())) {
                return Optional.empty();
            }
        } catch (SQLException e) {
            rollBack();
            Optional<FixedAnswer> earlier = ledger.find(invocation.key());
            if (earlier.isEmpty()) {
                throw e;
            }
            return earlier;
        }
        throw new SQLException("SWB-3002: call " + invocation.key().callId() + " belongs to another node now");
    }

    private void refuseIfDoomed(Invocation invocation) throws SystemException, InterruptedException {
        if (transaction.getStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException(
                    "SWB-2002: tool '" + invocation.tool().name()
                            + "' returned a value, but its transaction is marked for rollback or was ended by other code;"
                            + " the value is not told");
        }
        // fault tolerance has given up on this attempt: better not done than done and reported as timed out
        if (Thread.interrupted()) {
            throw new InterruptedException("the deadline passed before the commit");
        }
    }

    private void commit() throws Exception {
        try {
            transaction.commit();
        } catch (Exception e) {
            throw applicationCause(e);
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

    private void rollBack() {
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

    /** A value that the proxy can return for the method; nobody looks at it. */
    private static @Nullable Object nothing(InvocationContext context) {
        Class<?> type = context.getMethod().getReturnType();
        if (!type.isPrimitive() || type == void.class) {
            return null;
        }
        return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0);
    }
}
