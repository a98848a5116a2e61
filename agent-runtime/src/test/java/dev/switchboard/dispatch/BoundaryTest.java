package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.switchboard.Logged;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.api.Tool;
import dev.switchboard.binding.Binding;
import dev.switchboard.catalog.Tools;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.IntentLedger;
import dev.switchboard.ledger.InvocationEntry;
import dev.switchboard.ledger.InvocationKey;
import dev.switchboard.ledger.InvocationLedger;
import dev.switchboard.ledger.RoleLedger;
import jakarta.transaction.Status;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the boundary says when somebody else has taken the call, or the transaction. Its work is shown in a server. */
class BoundaryTest {

    private static final class Rows extends InvocationLedger {

        private final boolean areOurs;

        Rows(boolean areOurs) {
            this.areOurs = areOurs;
        }

        @Override
        public boolean begin(InvocationEntry entry) {
            return areOurs;
        }

        @Override
        public void commitWith(InvocationEntry entry, FixedAnswer answer, @Nullable String failure) {}
    }

    /** Where somebody else has the key, and an answer. */
    private static final class Taken extends InvocationLedger {

        @Override
        public boolean begin(InvocationEntry entry) throws SQLException {
            throw new SQLException("the key is taken");
        }

        @Override
        public Optional<FixedAnswer> find(InvocationKey key) {
            return Optional.of(FIRST);
        }
    }

    private static final FixedAnswer FIRST = new FixedAnswer(Outcome.COMMITTED, "the first one's answer");

    public static final class Desk {

        private final OneTransaction transaction;
        private boolean wasRun;
        private @Nullable InvocationRun run;

        Desk(OneTransaction transaction) {
            this.transaction = transaction;
        }

        @Tool("Commits by itself")
        public void commit() {
            wasRun = true;
            transaction.commit();
        }

        @Tool("Outlives the one who waits for it")
        public String outlive() {
            run.concluded().complete(FixedAnswer.uncertain());
            return "done after all";
        }

        @Tool("Does it")
        public String write() {
            return "done";
        }
    }

    private final OneTransaction transaction = new OneTransaction();
    private final Desk desk = new Desk(transaction);

    private InvocationRun attempt(InvocationLedger ledger) throws Exception {
        return attempt(ledger, "commit");
    }

    private InvocationRun attempt(InvocationLedger ledger, String tool) throws Exception {
        IncomingCall call = new IncomingCall("rtc_1", PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of());
        InvocationRun run = new InvocationRun(
                new ToolRequest(call, null, 1, "call_1", tool, "{}", Optional.empty()), Instant.EPOCH);
        Tools.of(Desk.class).stream().filter(one -> one.name().equals(tool)).forEach(run::tool);
        desk.run = run;
        AttemptTransaction attempt = new AttemptTransaction(transaction);
        attempt.registry = transaction;
        RoleLedger roles = new RoleLedger() {
            @Override
            public void grant(InvocationKey granting, Set<String> granted) {}
        };
        Answers answers = new Answers(new Binding().results(), 100, Duration.ofSeconds(1));
        IntentBoundary intents = new IntentBoundary(attempt, new IntentLedger() {}, roles, answers);
        Boundary boundary = new Boundary(attempt, ledger, roles, answers, intents);
        boundary.attempt(run, new PlainCall(desk, Desk.class.getMethod(tool)));
        return run;
    }

    @Test
    void runsNothingForACallThatBelongsToAnotherNode() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> attempt(new Rows(false)))
                .withMessage("SWB-3002: call rtc_1 belongs to another node now");
        assertThat(desk.wasRun).isFalse();
        assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
    }

    /** A duplicate must not even see what the first has written: the method is not begun. */
    @Test
    void takesTheAnswerThatIsThereWithoutRunningAnything() throws Exception {
        assertThat(attempt(new Taken()).fixed()).contains(FIRST);
        assertThat(desk.wasRun).isFalse();
    }

    @Test
    void commits() throws Exception {
        assertThat(attempt(new Rows(true), "write").fixed()).contains(new FixedAnswer(Outcome.COMMITTED, "done"));
        assertThat(transaction.commits()).isEqualTo(1);
    }

    /** No row could be written, and the model was told that it is not certain. */
    @Test
    void doesNotCommitWhatWasAnsweredMeanwhile() {
        assertThatIllegalStateException()
                .isThrownBy(() -> attempt(new Rows(true), "outlive"))
                .withMessage("the invocation was answered before the commit");
        assertThat(transaction.commits()).isZero();
    }

    @Test
    void saysWhichToolsTransactionWasEndedByOtherCode() {
        try (Logged log = new Logged(AttemptTransaction.class)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> attempt(new Rows(true)))
                    .withMessageStartingWith("SWB-2005: the transaction of tool 'commit' was ended by other code.");
            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("SEVERE call rtc_1 invocation call_1: SWB-2005: "));
        }
        assertThat(desk.wasRun).isTrue();
    }
}
