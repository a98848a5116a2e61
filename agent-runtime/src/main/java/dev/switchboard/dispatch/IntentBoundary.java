package dev.switchboard.dispatch;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.NotDoneException;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.IntentLedger;
import dev.switchboard.ledger.InvocationKey;
import dev.switchboard.ledger.RoleLedger;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a tool that touches another system. The intent is committed first, so that nobody ever runs it
 * unknowingly a second time; the outcome is committed with what the tool wrote here. From the method's first statement
 * to the commit of what it returned, or to a {@link NotDoneException}, its run is in doubt; and the invocation is while
 * one of its runs is, earlier ones and a dead server's included.
 */
@Singleton
class IntentBoundary {

    private static final System.Logger LOG = System.getLogger(IntentBoundary.class.getName());

    static final String DIED = "the server died while the tool was at work";

    /** What the row of an intent says until its tool has come to an end. */
    private static final int FIRST_ATTEMPT = 1;

    private final AttemptTransaction transaction;
    private final IntentLedger ledger;
    private final RoleLedger roles;
    private final Answers answers;
    private final Map<InvocationKey, InvocationRun> atWork = new ConcurrentHashMap<>();

    @Inject
    IntentBoundary(AttemptTransaction transaction, IntentLedger ledger, RoleLedger roles, Answers answers) {
        this.transaction = transaction;
        this.ledger = ledger;
        this.roles = roles;
        this.answers = answers;
    }

    /** Whether this server is running an invocation's tool. */
    boolean isAtWork(InvocationKey key) {
        return atWork.containsKey(key);
    }

    /** The answer with which another run of this server ends that is at work for the same invocation; waits for it. */
    Optional<FixedAnswer> ofAnother(InvocationRun invocation) throws Exception {
        InvocationRun other = atWork.get(invocation.key());
        return other == null || other == invocation ? Optional.empty() : Optional.of(answerOf(other));
    }

    private FixedAnswer answerOf(InvocationRun run) throws Exception {
        return (FixedAnswer) Objects.requireNonNull(answers.awaited(run.concluded()));
    }

    /** Runs the method, or leaves the answer that is there already with the invocation. */
    @Nullable
    Object write(InvocationRun invocation, Attempt attempt, InvocationContext context) throws Exception {
        if (!invocation.isIntended()) {
            Optional<FixedAnswer> earlier = intend(invocation);
            if (earlier.isPresent()) {
                invocation.fix(earlier.get());
                return null;
            }
        }
        return run(invocation, attempt, context);
    }

    private @Nullable Object run(InvocationRun invocation, Attempt attempt, InvocationContext context)
            throws Exception {
        transaction.begin();
        Object transactionKey = transaction.key();
        invocation.doubt();
        Object value;
        try {
            value = answers.awaited(context.proceed());
        } catch (NotDoneException e) {
            invocation.notDone();
            throw e;
        }
        // the deed is done: a deadline that has passed meanwhile must not keep it from being recorded
        Thread.interrupted();
        transaction.refuseIfEnded(invocation, transactionKey);
        FixedAnswer fixed = new FixedAnswer(Outcome.COMMITTED, answer(invocation, value), attempt.instructions());
        FixedAnswer told = ledger.finishWith(invocation.entry(), fixed);
        roles.grant(invocation.key(), attempt.grants());
        transaction.commit();
        invocation.fix(told);
        return value;
    }

    /** What was done in another system cannot be taken back because its result cannot be written. */
    private String answer(InvocationRun invocation, @Nullable Object value) {
        try {
            return answers.value(value);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "call " + invocation.key().callId() + " invocation "
                            + invocation.key().functionCallId() + ": done, but its result cannot be written",
                    e);
            return Answers.DONE;
        }
    }

    private Optional<FixedAnswer> intend(InvocationRun invocation) throws Exception {
        InvocationRun other = atWork.putIfAbsent(invocation.key(), invocation);
        if (other != null && other != invocation) {
            // a duplicate waits, as it would for a row in a transaction
            return Optional.of(answerOf(other));
        }
        var unused = invocation.concluded().whenComplete((answer, failure) -> atWork.remove(invocation.key()));
        Optional<FixedAnswer> earlier = ledger.intend(invocation.entry());
        if (earlier.isEmpty()) {
            invocation.intend();
            return earlier;
        }
        boolean died = earlier.get().outcome() == Outcome.RUNNING;
        boolean again = invocation.adopts().isPresent() || died;
        if (again
                && invocation.tool().declared().idempotent()
                && ledger.adopt(invocation.entry(), invocation.adopts().orElse(FIRST_ATTEMPT))) {
            invocation.doubt();
            invocation.intend();
            return Optional.empty();
        }
        return died ? Optional.of(ledger.conclude(invocation.entry(), FixedAnswer.uncertain(), DIED)) : earlier;
    }
}
