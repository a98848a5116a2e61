package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Logged;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.api.ToolFinished;
import dev.switchboard.api.ToolSettled;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an invocation of which was told that it is not certain, and no row could say so. */
class UnwrittenTest {

    private static final FixedAnswer BOOKED = new FixedAnswer(Outcome.COMMITTED, "booked");

    /** Where nobody waits long. */
    private final TestDatabase database =
            TestDatabase.h2("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=50");

    private final Clock clock = Clock.systemUTC();
    private final Fired<ToolSettled> settled = new Fired<>();
    private final LedgerDataSource dataSource = new LedgerDataSource() {
        @Override
        Connection connection() throws SQLException {
            return database.connection();
        }
    };
    private final InvocationLedger invocations = ledger(dataSource);
    private final LedgerSettlements settlements = new LedgerSettlements(database.transactions(), clock, settled);
    private final IntentLedger intents = new IntentLedger(
            dataSource, database.transactions(), invocations, settlements, clock, new Fired<ToolFinished>());
    private final Unwritten unwritten = new Unwritten(
            database.transactions(),
            invocations,
            intents,
            settlements,
            new StoredCalls(database.transactions(), new Node()));
    private final InvocationEntry entry =
            new InvocationEntry(new InvocationKey("rtc_1", "call_1"), 1, "book", "{}", Instant.now(), 1, null);

    private InvocationLedger ledger(LedgerDataSource dataSource) {
        return new InvocationLedger(dataSource, database.transactions(), clock, new Fired<>());
    }

    @BeforeEach
    void aCall() throws Exception {
        IncomingCall call = new IncomingCall("rtc_1", PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of());
        new CallLedger(database.transactions(), new Node(), clock).receive("wh_1", call);
    }

    private String row() throws SQLException {
        return database.value("""
                select outcome || ' told ' || case when answer like '%uncertain%' then 'uncertain' else answer end
                       || ' failure ' || coalesce(failure, 'none') || ' settled ' || coalesce(settled_answer, 'never')
                  from switchboard_invocation""");
    }

    /** An attempt that outlives its deadline has the key for longer than anybody waits. */
    private void book(OpenTransaction attempt) throws SQLException {
        assertThat(ledger(attempt.dataSource()).begin(entry)).isTrue();
        ledger(attempt.dataSource()).commitWith(entry, BOOKED, null);
    }

    @Test
    void getsARowForPeopleToSeeWhereTheAttemptIsRolledBack() throws Exception {
        unwritten.told(entry, "it took too long");
        try (OpenTransaction attempt = new OpenTransaction(database);
                Logged log = new Logged(Unwritten.class)) {
            book(attempt);
            unwritten.write();

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("call rtc_1 invocation call_1: there is still no row"));
        }
        assertThat(database.value("select count(*) from switchboard_invocation"))
                .isEqualTo("0");

        unwritten.write();

        assertThat(row()).isEqualTo("UNKNOWN told uncertain failure it took too long settled never");
        assertThat(settled.events()).isEmpty();
    }

    @Test
    void tellsAfterwardsWhereTheAttemptIsCommitted() throws Exception {
        unwritten.told(entry, "it took too long");
        try (OpenTransaction attempt = new OpenTransaction(database)) {
            book(attempt);
            attempt.commit();
        }

        unwritten.write();
        unwritten.write();

        assertThat(row()).isEqualTo("COMMITTED told uncertain failure none settled booked");
        assertThat(settled.events())
                .containsExactly(new ToolSettled("rtc_1", "call_1", "book", Outcome.COMMITTED, "booked", "tool"));
    }

    @Test
    void concludesAnIntent() throws Exception {
        assertThat(intents.intend(entry)).isEmpty();
        unwritten.told(entry, "the database was away");

        unwritten.write();

        assertThat(row()).isEqualTo("UNKNOWN told uncertain failure the database was away settled never");
        assertThat(intents.finishWith(entry, BOOKED).text()).isEqualTo(FixedAnswer.UNCERTAIN);
        assertThat(settled.events()).hasSize(1);
    }

    @Test
    void tellsAfterwardsWhereAnIntentCameToItsEnd() throws Exception {
        assertThat(intents.intend(entry)).isEmpty();
        unwritten.told(entry, "the database was away");
        intents.finishWith(entry, BOOKED);

        unwritten.write();

        assertThat(row()).isEqualTo("COMMITTED told uncertain failure none settled booked");
        assertThat(settled.events()).hasSize(1);
    }

    @Test
    void isLeftToWhoeverHasTheCallNow() throws Exception {
        unwritten.told(entry, "it took too long");
        database.execute("update switchboard_call set epoch = 2");

        unwritten.write();
        database.execute("update switchboard_call set epoch = 1");
        unwritten.write();

        assertThat(database.value("select count(*) from switchboard_invocation"))
                .as("it is forgotten")
                .isEqualTo("0");
    }

    @Test
    void doesNotKeepOthersWaiting() throws Exception {
        InvocationEntry other =
                new InvocationEntry(new InvocationKey("rtc_1", "call_2"), 1, "book", "{}", Instant.now(), 1, null);
        unwritten.told(entry, null);
        unwritten.told(other, null);
        try (OpenTransaction attempt = new OpenTransaction(database)) {
            book(attempt);
            unwritten.write();
            unwritten.write();
        }

        assertThat(database.value("select function_call_id from switchboard_invocation"))
                .isEqualTo("call_2");
    }

    /** At the server's end, while it is looked after as ever. */
    @Test
    void mayBeWrittenByTwoAtOnce() throws Exception {
        InvocationEntry other =
                new InvocationEntry(new InvocationKey("rtc_1", "call_2"), 1, "book", "{}", Instant.now(), 1, null);
        List<Unwritten> second = new ArrayList<>();
        Unwritten first = new Unwritten(
                database.transactions(),
                invocations,
                intents,
                settlements,
                new StoredCalls(database.transactions(), new Node()) {
                    @Override
                    public Optional<StoredCall> find(String callId) throws SQLException {
                        second.forEach(Unwritten::write);
                        return super.find(callId);
                    }
                });
        second.add(first);
        first.told(entry, null);
        first.told(other, null);

        first.write();

        assertThat(database.value("select count(*) from switchboard_invocation"))
                .isEqualTo("2");
    }
}
