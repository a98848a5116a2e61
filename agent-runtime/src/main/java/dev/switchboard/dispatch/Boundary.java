package dev.switchboard.dispatch;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.InvocationLedger;
import dev.switchboard.ledger.RoleLedger;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.lang.reflect.Array;
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

    private final AttemptTransaction transaction;
    private final InvocationLedger ledger;
    private final RoleLedger roles;
    private final Answers answers;
    private final IntentBoundary intents;

    @Inject
    Boundary(
            AttemptTransaction transaction,
            InvocationLedger ledger,
            RoleLedger roles,
            Answers answers,
            IntentBoundary intents) {
        this.transaction = transaction;
        this.ledger = ledger;
        this.roles = roles;
        this.answers = answers;
        this.intents = intents;
    }

    @Nullable
    Object attempt(InvocationRun invocation, InvocationContext context) throws Exception {
        invocation.countAttempt();
        InvocationRun before = invocation.enter();
        Attempt attempt = Attempt.begin();
        try {
            return asReturned(context, run(invocation, attempt, context));
        } finally {
            transaction.rollBack();
            attempt.end();
            InvocationRun.leave(before);
        }
    }

    /** Each of the three kinds of tool in its own way. */
    private @Nullable Object run(InvocationRun invocation, Attempt attempt, InvocationContext context)
            throws Exception {
        if (invocation.tool().declared().openWorld()) {
            return intents.write(invocation, attempt, context);
        }
        transaction.begin();
        return invocation.tool().readOnly() ? answers.awaited(context.proceed()) : write(invocation, attempt, context);
    }

    private @Nullable Object write(InvocationRun invocation, Attempt attempt, InvocationContext context)
            throws Exception {
        Optional<FixedAnswer> earlier = begin(invocation);
        if (earlier.isPresent()) {
            invocation.fix(earlier.get());
            return null;
        }
        Object transactionKey = transaction.key();
        Object value;
        try {
            value = answers.awaited(context.proceed());
        } catch (Exception e) {
            if (!commitsOn(e, context)) {
                throw e;
            }
            transaction.refuseIfEnded(invocation, transactionKey);
            Failure failure = Failure.of(e, invocation);
            commit(invocation, attempt, failure.answer(), failure.detail());
            return null;
        }
        transaction.refuseIfEnded(invocation, transactionKey);
        refuseIfGivenUp();
        commit(invocation, attempt, answers.value(value), null);
        return value;
    }

    private void commit(InvocationRun invocation, Attempt attempt, String answer, @Nullable String failure)
            throws Exception {
        FixedAnswer fixed = new FixedAnswer(Outcome.COMMITTED, answer, attempt.instructions());
        ledger.commitWith(invocation.entry(), fixed, failure);
        roles.grant(invocation.key(), attempt.grants());
        refuseIfConcluded(invocation);
        transaction.commit();
        invocation.fix(fixed);
    }

    /**
     * A stage is waited for here, inside the transaction; the proxy gets one that is complete. Where the answer was there
     * already it gets a value that it can return, at which nobody looks.
     */
    private static @Nullable Object asReturned(InvocationContext context, @Nullable Object value) {
        Class<?> type = context.getMethod().getReturnType();
        if (value == null && type.isPrimitive() && type != void.class) {
            return Array.get(Array.newInstance(type, 1), 0);
        }
        return CompletionStage.class.isAssignableFrom(type) ? CompletableFuture.completedFuture(value) : value;
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
            transaction.rollBack();
            Optional<FixedAnswer> earlier = ledger.find(invocation.key());
            if (earlier.isEmpty()) {
                throw e;
            }
            return earlier;
        }
        throw new SQLException("SWB-3002: call " + invocation.key().callId() + " belongs to another node now");
    }

    /** Fault tolerance has given up on this attempt: better not done than done and reported as timed out. */
    private static void refuseIfGivenUp() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the deadline passed before the commit");
        }
    }

    /** The model was told that it is not certain, as no row could be written: better not done than done and not told. */
    private static void refuseIfConcluded(InvocationRun invocation) {
        if (invocation.concluded().isDone()) {
            throw new IllegalStateException("the invocation was answered before the commit");
        }
    }
}
