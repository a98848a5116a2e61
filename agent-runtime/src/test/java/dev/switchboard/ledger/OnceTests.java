package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The histories that break a design in which the row does not come first, on a real database. */
abstract class OnceTests {

    private static final FixedAnswer BOOKED = new FixedAnswer(Outcome.COMMITTED, "booked");
    private static final FixedAnswer FAILED = new FixedAnswer(Outcome.FAILED, "failed");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Clock clock = Clock.systemUTC();
    private TestDatabase database;
    private InvocationEntry entry;

    abstract TestDatabase database();

    /** Whether a thread waits for somebody's lock. */
    abstract boolean isWaiting(Thread thread) throws SQLException;

    @BeforeEach
    void aCall() throws Exception {
        database = database();
        database.execute("create table if not exists booking (slot varchar(20))");
        database.execute("delete from booking");
        String callId = "rtc_" + UUID.randomUUID();
        new CallLedger(database.transactions(), new Node(), clock)
                .receive(
                        "wh_" + callId,
                        new IncomingCall(callId, PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of()));
        entry = new InvocationEntry(new InvocationKey(callId, "call_1"), 1, "book", "{}", Instant.now(), 1, null);
    }

    @AfterEach
    void noThreads() {
        threads.shutdownNow();
    }

    private InvocationLedger ledger(LedgerDataSource dataSource) {
        return new InvocationLedger(dataSource, database.transactions(), clock, new Fired<>());
    }

    private InvocationLedger ledger() {
        return ledger(new LedgerDataSource());
    }

    private void book(OpenTransaction transaction) throws SQLException {
        assertThat(ledger(transaction.dataSource()).begin(entry)).isTrue();
        transaction.execute("insert into booking values ('nine')");
        ledger(transaction.dataSource()).commitWith(entry, BOOKED, null);
    }

    /** An attempt as the boundary makes it. */
    private FixedAnswer attempt() throws SQLException {
        try (OpenTransaction transaction = new OpenTransaction(database)) {
            book(transaction);
            transaction.commit();
            return BOOKED;
        } catch (SQLException e) {
            return ledger().find(entry.key()).orElseThrow(() -> e);
        }
    }

    private String bookings() throws SQLException {
        return database.value("select count(*) from booking");
    }

    private <T> Future<T> whoWaits(Callable<T> work) {
        FutureTask<T> waits = new FutureTask<>(work);
        Thread thread = new Thread(waits);
        thread.start();
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> isWaiting(thread) || waits.isDone());
        return waits;
    }

    @Test
    void letsOneOfManyBookWhoComeAtOnce() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        List<Future<FixedAnswer>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            attempts.add(threads.submit(() -> {
                gate.await();
                return attempt();
            }));
        }
        gate.countDown();

        for (Future<FixedAnswer> one : attempts) {
            assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(BOOKED);
        }
        assertThat(bookings()).isEqualTo("1");
    }

    @Test
    void hasADuplicateWaitAndTakeTheFirstsAnswer() throws Exception {
        Future<FixedAnswer> duplicate;
        try (OpenTransaction first = new OpenTransaction(database)) {
            book(first);
            duplicate = whoWaits(this::attempt);
            assertThat(duplicate).as("it waits").isNotDone();
            first.commit();
        }

        assertThat(duplicate.get(30, TimeUnit.SECONDS)).isEqualTo(BOOKED);
        assertThat(bookings()).isEqualTo("1");
    }

    @Test
    void hasADuplicateBookWhereTheFirstDidNot() throws Exception {
        Future<FixedAnswer> duplicate;
        try (OpenTransaction first = new OpenTransaction(database)) {
            book(first);
            duplicate = whoWaits(this::attempt);
        }

        assertThat(duplicate.get(30, TimeUnit.SECONDS)).isEqualTo(BOOKED);
        assertThat(bookings()).isEqualTo("1");
    }

    /** The connection is lost, the attempt is taken for failed, and the database commits it all the same. */
    @Test
    void findsTheCommitThatWasStillUnderWayWhenItWasTakenForFailed() throws Exception {
        Future<FixedAnswer> terminal;
        try (OpenTransaction lost = new OpenTransaction(database)) {
            book(lost);
            assertThat(ledger().find(entry.key())).as("a look proves nothing").isEmpty();
            terminal = whoWaits(() -> ledger().fix(entry, FAILED, "the connection was lost"));
            assertThat(terminal).as("it waits").isNotDone();
            lost.commit();
        }

        assertThat(terminal.get(30, TimeUnit.SECONDS)).isEqualTo(BOOKED);
        assertThat(bookings()).isEqualTo("1");
    }

    /** A failure was answered; the same comes again after a restart, and this time there would be room. */
    @Test
    void doesNotBookAnyMoreWhatWasAnsweredWithAFailure() throws Exception {
        assertThat(ledger().fix(entry, FAILED, "no room")).isEqualTo(FAILED);

        assertThat(attempt()).isEqualTo(FAILED);
        assertThat(bookings()).isEqualTo("0");
    }

    /** A failure must not become an uncertainty because a database stumbles. */
    @Test
    void fixesAFailureAlthoughACommitIsLost() throws Exception {
        for (boolean committed : List.of(false, true)) {
            InvocationEntry one = new InvocationEntry(
                    new InvocationKey(entry.key().callId(), "call_" + committed),
                    1,
                    "book",
                    "{}",
                    Instant.now(),
                    1,
                    null);
            InvocationLedger stumbling = new InvocationLedger(
                    new LedgerDataSource(), new LosingACommit(database, committed), clock, new Fired<>());

            assertThat(stumbling.fix(one, FAILED, "no room")).isEqualTo(FAILED);
            assertThat(ledger().find(one.key())).contains(FAILED);
        }
    }

    @Test
    void doesNotOverwriteWhatIsFixed() throws Exception {
        assertThat(attempt()).isEqualTo(BOOKED);

        assertThat(ledger().fix(entry, FAILED, "a timeout between commit and return"))
                .isEqualTo(BOOKED);
    }

    /** Neither done nor failed: who is told of an exception here says that it is not certain. */
    @Test
    void provesNothingWhereSomebodyHoldsTheKeyForTooLong() throws Exception {
        try (OpenTransaction stuck = new OpenTransaction(database)) {
            book(stuck);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> ledger().fix(entry, FAILED, "the connection was lost"));
        }
        assertThat(ledger().find(entry.key())).isEmpty();
    }

    /** As long as a tool's commit hangs, or somebody looks at the row with a lock. */
    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void doesNotWaitWithoutEndWhereSomebodyHoldsTheRowOfAnIntent() throws Exception {
        IntentLedger intents = new IntentLedger(
                new LedgerDataSource(),
                database.transactions(),
                ledger(),
                new LedgerSettlements(database.transactions(), clock, new Fired<>()),
                clock,
                new Fired<>());
        assertThat(intents.intend(entry)).isEmpty();
        try (OpenTransaction stuck = new OpenTransaction(database)) {
            stuck.execute("update switchboard_invocation set attempts = 1");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> intents.conclude(entry, FixedAnswer.uncertain(), "given up"));
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> intents.adopt(entry, 1));
        }
    }
}
