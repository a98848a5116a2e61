package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.api.CallRecord.Action;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.CallRecord.Settlement;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.api.Reconciler.Finding;
import dev.switchboard.api.ToolFinished;
import dev.switchboard.api.ToolSettled;
import dev.switchboard.configuration.TestSettings;
import dev.switchboard.ledger.InvocationLedger.Earlier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of intents, on a real database; what tools make of them is shown in a server. */
class IntentLedgerTest {

    private final TestDatabase database = TestDatabase.h2();
    private final Clock clock = Clock.systemUTC();
    private final LedgerDataSource dataSource = new LedgerDataSource() {
        @Override
        Connection connection() throws SQLException {
            return database.connection();
        }
    };
    private final Fired<ToolSettled> settled = new Fired<>();
    private final LedgerSettlements settlements = new LedgerSettlements(database.transactions(), clock, settled);
    private final InvocationLedger invocations =
            new InvocationLedger(dataSource, database.transactions(), clock, new Fired<ToolFinished>());
    private final IntentLedger intents = new IntentLedger(
            dataSource, database.transactions(), invocations, settlements, clock, new Fired<ToolFinished>());
    private final InvocationEntry entry =
            new InvocationEntry(new InvocationKey("rtc_1", "call_1"), 1, "pay", "{}", Instant.now(), 1, null);

    @BeforeEach
    void aCallAndAnIntent() throws Exception {
        IncomingCall call = new IncomingCall("rtc_1", PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of());
        new CallLedger(database.transactions(), new Node(), clock).receive("wh_1", call);
        assertThat(intents.intend(entry)).isEmpty();
    }

    private static FixedAnswer paid() {
        return new FixedAnswer(Outcome.COMMITTED, "paid");
    }

    @Test
    void tellsOfAnIntentThatHasNotComeToItsEnd() throws Exception {
        assertThat(intents.intend(entry)).get().extracting(FixedAnswer::outcome).isEqualTo(Outcome.RUNNING);
    }

    @Test
    void believesAToolThatEndsAfterItWasGivenUp() throws Exception {
        intents.conclude(entry, FixedAnswer.uncertain(), "given up");

        FixedAnswer told = intents.finishWith(entry, paid());

        assertThat(told)
                .as("whoever still waits for it is told the same")
                .isEqualTo(new FixedAnswer(Outcome.COMMITTED, FixedAnswer.UNCERTAIN));
        assertThat(invocations.find(entry.key()))
                .as("what the model was told stays")
                .contains(new FixedAnswer(Outcome.COMMITTED, FixedAnswer.UNCERTAIN));
        assertThat(settled.events())
                .extracting(ToolSettled::answer, ToolSettled::by)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("paid", "tool"));
    }

    /** What is told and what stands in the row must not differ because a database stumbles. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void concludesAlthoughACommitIsLost(boolean committed) throws Exception {
        FixedAnswer declined = new FixedAnswer(Outcome.FAILED, "declined");
        IntentLedger stumbling = new IntentLedger(
                dataSource,
                new LosingACommit(database, committed),
                invocations,
                settlements,
                clock,
                new Fired<ToolFinished>());

        assertThat(stumbling.conclude(entry, declined, "declined")).isEqualTo(declined);
        assertThat(invocations.find(entry.key())).contains(declined);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void promisesAlthoughACommitIsLost(boolean committed) throws Exception {
        InvocationQueue stumbling = new InvocationQueue(new LosingACommit(database, committed), clock, new Fired<>());

        assertThat(stumbling.promise(entry, "the work goes on")).contains("the work goes on");
        assertThat(database.value("select promise from switchboard_receipt")).isEqualTo("the work goes on");
    }

    @Test
    void refusesAnOutcomeOtherThanTheOneThatSomebodyHasSettled() throws Exception {
        intents.conclude(entry, FixedAnswer.uncertain(), "given up");
        settlements.settle("rtc_1", "call_1", Finding.notDone("they never heard of it"), "Grace");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> intents.finishWith(entry, paid()))
                .withMessageStartingWith("SWB-3009: invocation call_1 of call rtc_1 was settled while its tool ran");
    }

    @Test
    void tellsARepeatWhatWasFoundOutAndNotWhatWasToldThen() throws Exception {
        intents.conclude(entry, FixedAnswer.uncertain(), "given up");
        assertThat(invocations.earlier(entry.key()))
                .get()
                .extracting(Earlier::answer)
                .isEqualTo(FixedAnswer.uncertain());

        settlements.settle("rtc_1", "call_1", Finding.done("they have it"), "Grace");

        assertThat(invocations.earlier(entry.key()))
                .get()
                .extracting(Earlier::answer)
                .isEqualTo(new FixedAnswer(Outcome.COMMITTED, "they have it"));
    }

    @Test
    void tellsWhoHasSettledIt() throws Exception {
        intents.conclude(entry, FixedAnswer.uncertain(), "given up");
        assertThat(action().settlement()).isNull();

        settlements.settle("rtc_1", "call_1", Finding.notDone("they never heard of it"), "Grace");

        assertThat(action().answer()).as("what the model was told stays").isEqualTo(FixedAnswer.UNCERTAIN);
        assertThat(action().settlement())
                .extracting(Settlement::answer, Settlement::by)
                .containsExactly("they never heard of it", "Grace");
    }

    private Action action() throws Exception {
        Expiry expiry = new Expiry(database.transactions(), TestSettings.ledger(Duration.ofDays(1), false), clock);
        return new LedgerCalls(database.transactions(), expiry)
                .find("rtc_1")
                .orElseThrow()
                .actions()
                .get(0);
    }

    @Test
    void concludesOnlyWhatHasNotEnded() throws Exception {
        assertThat(intents.finishWith(entry, paid())).isEqualTo(paid());

        assertThat(intents.conclude(entry, FixedAnswer.uncertain(), "too late")).isEqualTo(paid());
    }

    @Test
    void letsOneOfSeveralAdopt() throws Exception {
        assertThat(intents.adopt(entry, 1)).isTrue();
        assertThat(intents.adopt(entry, 1)).isFalse();
    }

    @Test
    void writesNothingForAnOwnerOfYesterday() throws Exception {
        database.execute("update switchboard_call set epoch = 2");
        InvocationEntry late =
                new InvocationEntry(new InvocationKey("rtc_1", "call_2"), 1, "pay", "{}", Instant.now(), 1, null);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> intents.intend(late))
                .withMessageStartingWith("SWB-3002");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> invocations.fix(late, paid(), null))
                .withMessageStartingWith("SWB-3002");
        assertThat(database.value("select count(*) from switchboard_invocation"))
                .isEqualTo("1");
    }
}
