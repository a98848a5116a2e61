package dev.switchboard.dispatch;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.InvocationLedger;
import dev.switchboard.ledger.RoleLedger;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
    private final Answers answers;

    @Resource
    TransactionSynchronizationRegistry registry;

    @Inject
    Boundary(UserTransaction transaction, InvocationLedger ledger, RoleLedger roles, Answers answers) {
        this.transaction = transaction;
        this.ledger = ledger;
        this.roles = roles;
        this.answers = answers;
    }

    @Nullable
    Object attempt(InvocationRun invocation, InvocationContext context) throws Exception {
        invocation.countAttempt();
        InvocationRun before = invocation.enter();
        Attempt attempt = Attempt.begin();
        try {
            transaction.begin();
            Object value =
                    invocation.tool().readOnly() ? Stage.await(context.proceed()) : write(invocation, attempt, context);
            return asReturned(context, value);
        } finally {
            // after a commit there is none
            rollBack();
            attempt.end();
            InvocationRun.leave(before);
        }
    }

    private @Nullable Object write(InvocationRun invocation, Attempt attempt, InvocationContext context)
            throws Exception {
        Optional<FixedAnswer> earlier = begin(invocation);
        if (earlier.isPresent()) {
            invocation.fix(earlier.get());
            return nothing(context);
        }
        Object transactionKey = registry.getTransactionKey();
        Object value;
        try {
            value = Stage.await(context.proceed());
        } catch (Exception e) {
            if (!commitsOn(e, context)) {
                throw e;
            }
            refuseIfEnded(invocation, transactionKey);
            Failure failure = Failure.of(e, invocation);
            commit(invocation, attempt, failure.answer(), failure.detail());
            return nothing(context);
        }
        refuseIfEnded(invocation, transactionKey);
        refuseIfGivenUp();
        commit(invocation, attempt, answers.value(value), null);
        return value;
    }

    private void commit(InvocationRun invocation, Attempt attempt, String answer, @Nullable String failure)
            throws Exception {
        FixedAnswer fixed = new FixedAnswer(Outcome.COMMITTED, answer);
        ledger.commitWith(invocation.entry(), fixed, failure);
        roles.grant(invocation.key(), attempt.grants());
        try {
            transaction.commit();
        } catch (Exception e) {
            throw applicationCause(e);
        }
        invocation.fix(fixed);
    }

    /** A stage is waited for here, inside the transaction; the proxy gets one that is complete. */
    private static @Nullable Object asReturned(InvocationContext context, @Nullable Object value) {
        return CompletionStage.class.isAssignableFrom(context.getMethod().getReturnType())
                ? CompletableFuture.completedFuture(value)
                : value;
    }

    /** Every exception rolls back, unless the tool's {@code @Transactional} names it in {@code dontRollbackOn}. */
    private static boolean commitsOn(Exception e, InvocationContext context) {
        Transactional transactional = OutsideCall.declared(context);
        return transactional != null
                && Arrays.stream(transactional.dontRollbackOn()).anyMatch(type -> type.isInstance(e));
    }

    /** Writes the row; where that fails, looks whether the answer is there already. */
    private Optional<FixedAnswer> begin(InvocationRun invocation) throws SQLException, InterruptedException {
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

    private void refuseIfEnded(InvocationRun invocation, Object transactionKey) throws SystemException {
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

    /** Fault tolerance has given up on this attempt: better not done than done and reported as timed out. */
    private static void refuseIfGivenUp() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the deadline passed before the commit");
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
