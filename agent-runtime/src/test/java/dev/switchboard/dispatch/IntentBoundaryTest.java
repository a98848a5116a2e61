package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.NotDoneException;
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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The intent of a tool where the ledger stumbles. Its work is shown in a server. */
class IntentBoundaryTest {

    /** Cannot take the first intent. */
    private static final class Stumbling extends IntentLedger {

        private int asked;

        @Override
        public Optional<FixedAnswer> intend(InvocationEntry entry) throws SQLException {
            if (asked++ == 0) {
                throw new SQLException("the database is away");
            }
            return Optional.empty();
        }

        @Override
        public FixedAnswer finishWith(InvocationEntry entry, FixedAnswer answer) {
            return answer;
        }
    }

    /** Has the intent of a run that a server died over. */
    private static final class Inherited extends IntentLedger {

        @Override
        public Optional<FixedAnswer> intend(InvocationEntry entry) {
            return Optional.of(new FixedAnswer(Outcome.RUNNING, FixedAnswer.UNCERTAIN));
        }

        @Override
        public boolean adopt(InvocationEntry entry, int attempts) {
            return true;
        }
    }

    /** Has no intent yet. */
    private static final class Empty extends IntentLedger {

        @Override
        public Optional<FixedAnswer> intend(InvocationEntry entry) {
            return Optional.empty();
        }

        @Override
        public FixedAnswer finishWith(InvocationEntry entry, FixedAnswer answer) {
            return answer;
        }
    }

    public static final class Desk {

        private int payments;
        private boolean isRefused;
        private boolean isLost;

        @Tool(value = "Pays", openWorld = true, idempotent = true)
        public String pay() {
            if (isRefused) {
                throw new NotDoneException("nobody was there");
            }
            payments++;
            if (isLost) {
                throw new IllegalStateException("the connection was lost");
            }
            return "paid";
        }
    }

    private final OneTransaction transaction = new OneTransaction();
    private final Answers answers = new Answers(new Binding().results(), 100, Duration.ofSeconds(10));
    private final RoleLedger roles = new RoleLedger() {
        @Override
        public void grant(InvocationKey granting, Set<String> granted) {}
    };
    private final Desk desk = new Desk();
    private final InvocationRun run = run("call_1");

    private static InvocationRun run(String functionCallId) {
        IncomingCall call = new IncomingCall("rtc_1", PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of());
        InvocationRun run = new InvocationRun(
                new ToolRequest(call, null, 1, functionCallId, "pay", "{}", Optional.empty()), Instant.EPOCH);
        run.tool(Tools.of(Desk.class).get(0));
        return run;
    }

    private IntentBoundary intents(IntentLedger ledger) {
        return new IntentBoundary(attempt(), ledger, roles, answers);
    }

    private Boundary boundary(IntentLedger ledger) {
        return boundary(intents(ledger));
    }

    private Boundary boundary(IntentBoundary intents) {
        return new Boundary(attempt(), new InvocationLedger() {}, roles, answers, intents);
    }

    private AttemptTransaction attempt() {
        AttemptTransaction attempt = new AttemptTransaction(transaction);
        attempt.registry = transaction;
        return attempt;
    }

    private PlainCall pay() throws NoSuchMethodException {
        return new PlainCall(desk, Desk.class.getMethod("pay"));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void runsAtTheNextAttemptWhereTheFirstIntentCouldNotBeCommitted() throws Exception {
        Boundary boundary = boundary(new Stumbling());
        PlainCall method = pay();

        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> boundary.attempt(run, method));
        assertThat(desk.payments).as("nothing without an intent").isZero();
        assertThat(boundary.attempt(run, method)).isEqualTo("paid");
        assertThat(desk.payments).isEqualTo(1);
    }

    @Test
    void isInNoDoubtWhereTheOnlyAttemptSaysThatNothingWasDone() throws Exception {
        refuse(boundary(new Empty()));

        assertThat(run.isInDoubt()).isFalse();
    }

    /** The first attempt may have paid: of that a second one, which was refused, knows nothing. */
    @Test
    void staysInDoubtWhereALaterAttemptSaysThatNothingWasDone() throws Exception {
        Boundary boundary = boundary(new Empty());
        PlainCall pay = pay();
        desk.isLost = true;
        assertThatIllegalStateException().isThrownBy(() -> boundary.attempt(run, pay));

        refuse(boundary);

        assertThat(run.isInDoubt()).isTrue();
    }

    @Test
    void staysInDoubtWhereAServerDiedOverAnEarlierRun() throws Exception {
        refuse(boundary(new Inherited()));

        assertThat(run.isInDoubt()).isTrue();
    }

    @Test
    void staysInDoubtWhereAServerDiedOverAnEarlierRunAndThereIsNoTransaction() throws Exception {
        Boundary boundary = boundary(new Inherited());
        PlainCall pay = pay();
        transaction.isAway = true;

        assertThatIllegalStateException().isThrownBy(() -> boundary.attempt(run, pay));
        assertThat(desk.payments).isZero();
        assertThat(run.isInDoubt()).isTrue();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hasADuplicateThatFailsBeforeItsMethodWaitForTheRunThatIsAtWork() throws Exception {
        IntentBoundary intents = intents(new Empty());
        boundary(intents).attempt(run, pay());
        FixedAnswer paid = new FixedAnswer(Outcome.COMMITTED, "paid");
        FutureTask<Optional<FixedAnswer>> answer = new FutureTask<>(() -> intents.ofAnother(run("call_1")));
        Thread duplicate = new Thread(answer);
        duplicate.start();
        await().until(() -> duplicate.getState() == Thread.State.TIMED_WAITING || answer.isDone());
        assertThat(answer).as("it waits").isNotDone();

        run.concluded().complete(paid);

        assertThat(answer.get()).contains(paid);
        assertThat(intents.ofAnother(run("call_1"))).as("it is over").isEmpty();
    }

    @Test
    void doesNotWaitForItself() throws Exception {
        IntentBoundary intents = intents(new Empty());
        boundary(intents).attempt(run, pay());

        assertThat(intents.ofAnother(run)).isEmpty();
        assertThat(intents.ofAnother(run("call_2"))).isEmpty();
    }

    private void refuse(Boundary boundary) throws NoSuchMethodException {
        PlainCall pay = pay();
        desk.isRefused = true;
        assertThatExceptionOfType(NotDoneException.class).isThrownBy(() -> boundary.attempt(run, pay));
    }
}
