package dev.switchboard.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.switchboard.Logged;
import dev.switchboard.api.CallRecord;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.CallRecord.Speaker;
import dev.switchboard.api.CallRecord.Usage;
import dev.switchboard.api.Calls;
import dev.switchboard.api.Erasure;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.api.SipHeader;
import dev.switchboard.call.Note;
import dev.switchboard.configuration.LedgerSettings;
import dev.switchboard.configuration.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the ledger keeps of a call and lets go of, on a real database. */
abstract class LedgerTests {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final String CALLER = "+14155550123";

    private final SettableClock clock = new SettableClock(NOON);
    private final Node node = new Node();

    private TestDatabase database;
    private CallLedger ledger;
    private NoteRecorder recorder;
    private Calls calls;
    private String call;

    abstract TestDatabase database() throws Exception;

    @BeforeEach
    void aCall() throws Exception {
        database = database();
        database.execute("delete from switchboard_call");
        ledger = new CallLedger(database.transactions(), node, clock);
        recorder = recorder(TestSettings.ledger(Duration.ZERO, false));
        calls = new LedgerCalls(database.transactions(), expiry(Duration.ZERO));
        call = call(CALLER);
    }

    private NoteRecorder recorder(LedgerSettings settings) {
        return new NoteRecorder(database.transactions(), clock, node, settings);
    }

    private Expiry expiry(Duration retention) {
        return new Expiry(database.transactions(), TestSettings.ledger(retention, false), clock);
    }

    private String call(String caller) throws SQLException {
        String id = "rtc_" + UUID.randomUUID();
        ledger.receive(
                "wh_" + id,
                new IncomingCall(
                        id,
                        new PhoneAddress("Ada", caller),
                        new PhoneAddress("", "+18005550100"),
                        List.of(new SipHeader("Call-ID", "sip-1"))));
        return id;
    }

    private void invocation(String callId, String id, Outcome outcome) throws SQLException {
        database.execute(
                "insert into switchboard_invocation (call_id, function_call_id, epoch, tool, arguments, outcome,"
                        + " attempts, started_at) values ('" + callId + "', '" + id + "', 1, 'pay', '{}', '" + outcome
                        + "', 1, '2026-11-26 12:00:01+00')");
    }

    private CallRecord found() {
        return calls.find(call).orElseThrow();
    }

    @Test
    void keepsEveryKindOfNoteWithTheTimeAtWhichItHappened() {
        Instant[] at = new Instant[6];
        List<Note> notes = List.of(
                new Note.Moment("attached", "the first time"),
                new Note.Turn("item_1", Speaker.AGENT, "Hello,\0 \"this\" is…"),
                new Note.Interruption("item_1", 1_250),
                new Note.Digit("#"),
                new Note.ResponseEnded("resp_1", "completed", Optional.of(new Note.Usage(100, 200, 30, 40, 5, 60))),
                new Note.ResponseEnded("resp_2", "cancelled", Optional.empty()));
        for (int i = 0; i < at.length; i++) {
            at[i] = clock.forward(Duration.ofMillis(1_500));
            recorder.keep(call, notes.get(i));
        }
        clock.forward(Duration.ofHours(1));
        recorder.flush();

        CallRecord kept = found();
        assertThat(kept.moments()).containsExactly(new CallRecord.Moment("attached", "the first time", at[0]));
        assertThat(kept.turns())
                .containsExactly(new CallRecord.Turn("item_1", Speaker.AGENT, "Hello,\uFFFD \"this\" is…", at[1]));
        assertThat(kept.interruptions())
                .containsExactly(new CallRecord.Interruption("item_1", Duration.ofMillis(1_250), at[2]));
        assertThat(kept.digits()).containsExactly(new CallRecord.Digit(null, at[3]));
        assertThat(kept.responses())
                .containsExactly(
                        new CallRecord.Response("resp_1", "completed", new Usage(100, 200, 30, 40, 5, 60), at[4]),
                        new CallRecord.Response("resp_2", "cancelled", null, at[5]));
        assertThat(kept.usage()).isEqualTo(new Usage(100, 200, 30, 40, 5, 60));
        assertThat(recorder.backlog()).isZero();
        assertThat(recorder.lag()).isZero();
    }

    @Test
    void keepsWhichKeyWasPressedWhereSomebodyWantsIt() {
        NoteRecorder open = recorder(TestSettings.ledger(Duration.ZERO, true));
        open.keep(call, new Note.Digit("4"));
        open.keep(call, new Note.Digit("4"));
        open.flush();

        assertThat(found().digits()).extracting(CallRecord.Digit::key).containsExactly("4", "4");
    }

    @Test
    void writesOnceWhatTheServiceDeliversAgain() {
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                recorder.keep(call, new Note.Turn("item_1", Speaker.CALLER, "Yes."));
                recorder.keep(call, new Note.Interruption("item_1", 10));
                recorder.keep(call, new Note.ResponseEnded("resp_1", "completed", Optional.empty()));
            }
            recorder.flush();
        }

        assertThat(found().turns()).hasSize(1);
        assertThat(found().interruptions()).hasSize(1);
        assertThat(found().responses()).hasSize(1);
        assertThat(recorder.dropped()).isZero();
    }

    @Test
    void dropsWhatTheDatabaseRefusesAndKeepsTheRest() {
        recorder.keep(call, new Note.Turn("item_1", Speaker.CALLER, "before"));
        recorder.keep("rtc_unknown", new Note.Turn("item_2", Speaker.CALLER, "lost"));
        recorder.keep(call, new Note.Turn("item_3", Speaker.CALLER, "after"));
        try (Logged log = new Logged(NoteRecorder.class)) {
            recorder.flush();
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("SWB-3010: call rtc_unknown: a note (Turn) was refused"));
        }

        assertThat(found().turns()).extracting(CallRecord.Turn::text).containsExactly("before", "after");
        assertThat(recorder.dropped()).isEqualTo(1);
        assertThat(recorder.backlog()).isZero();
    }

    @Test
    void cutsWhatIsLongerThanItsColumn() {
        recorder.keep(call, new Note.Moment("k".repeat(50), "d".repeat(500)));
        recorder.keep(call, new Note.Turn("i".repeat(200), Speaker.CALLER, "t".repeat(100_000)));
        recorder.flush();

        assertThat(found().moments())
                .singleElement()
                .satisfies(moment -> assertThat(moment.detail()).hasSize(400));
        assertThat(found().turns())
                .singleElement()
                .satisfies(turn -> assertThat(turn.text()).hasSize(100_000));
    }

    @Test
    void dropsWhatIsBeyondItsBoundAndCountsIt() {
        for (int i = 0; i < NoteRecorder.MOST_WAITING + 7; i++) {
            recorder.keep("rtc_unknown", new Note.Digit("1"));
        }

        assertThat(recorder.backlog()).isEqualTo(NoteRecorder.MOST_WAITING);
        assertThat(recorder.dropped()).isEqualTo(7);
    }

    /** A call is not held up by a database that holds up the recorder. */
    @Test
    @Timeout(30)
    void takesNotesWhileTheDatabaseHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        NewTransaction slow = new NewTransaction() {
            @Override
            <T> T call(Work<T> work) throws SQLException {
                hanging.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new SQLException(e);
                }
                return database.transactions().call(work);
            }
        };
        NoteRecorder held = new NoteRecorder(slow, clock, node, TestSettings.ledger(Duration.ZERO, false));
        held.keep(call, new Note.Turn("item_1", Speaker.CALLER, "one"));
        Thread flushing = new Thread(held::flush);
        flushing.start();
        hanging.await();

        held.keep(call, new Note.Turn("item_2", Speaker.CALLER, "two"));
        held.flush(); // as at a call's end: gives up soon

        assertThat(held.backlog()).isEqualTo(2);
        assertThat(held.lag()).isPositive();
        goOn.countDown();
        flushing.join();
        assertThat(found().turns()).hasSize(2);
    }

    /** The middle one of nine, so that a hiccup of a busy machine does not count. */
    @Test
    void isAQuarterOfASecondBehindAtMost() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            var unused = timer.scheduleWithFixedDelay(recorder::flush, 100, 100, TimeUnit.MILLISECONDS);
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                String item = "item_" + i;
                long begun = System.nanoTime();
                recorder.keep(call, new Note.Turn(item, Speaker.CALLER, "word"));
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> database.value(
                                        "select count(*) from switchboard_turn where item_id = '" + item + "'")
                                .equals("1"));
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            }
            Collections.sort(millis);
            assertThat(millis.get(millis.size() / 2)).isLessThan(250);
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    void listsWhatIsNotSettledOldestFirst() throws Exception {
        invocation(call, "call_1", Outcome.UNKNOWN);
        invocation(call, "call_2", Outcome.COMMITTED);
        String other = call("200");
        invocation(other, "call_3", Outcome.RUNNING);
        database.execute("update switchboard_invocation set started_at = '2026-11-26 11:00:00+00'"
                + " where function_call_id = 'call_3'");

        assertThat(calls.unsettled(10))
                .extracting(one -> one.call().id() + " " + one.action().functionCallId() + " "
                        + one.action().outcome())
                .containsExactly(other + " call_3 RUNNING", call + " call_1 UNKNOWN");
        assertThat(calls.unsettled(1)).hasSize(1);
    }

    /** In each table that has anything of a call. */
    @Test
    void erasesACallerWithAllThatBelongsToThem() throws Exception {
        recorder.keep(call, new Note.Moment("attached", ""));
        recorder.keep(call, new Note.Turn("item_1", Speaker.CALLER, "My name is Ada."));
        recorder.keep(call, new Note.Interruption("item_1", 1));
        recorder.keep(call, new Note.Digit("1"));
        recorder.keep(call, new Note.ResponseEnded("resp_1", "completed", Optional.empty()));
        recorder.flush();
        invocation(call, "call_1", Outcome.COMMITTED);
        database.execute("insert into switchboard_role values ('" + call + "', 'call_1', 'customer')");
        database.execute("insert into switchboard_attribute values ('" + call + "', 'name', 'Ada')");
        database.execute("insert into switchboard_receipt (call_id, function_call_id, tool, arguments, received_at)"
                + " values ('" + call + "', 'call_1', 'pay', '{}', current_timestamp)");
        ledger.ended(call, "ended");
        String other = call("+442071838750");
        List<String> tables = database.tablesWith("call_id");
        assertThat(tables)
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(table -> assertThat(rows(table, call)).as(table).isNotEqualTo("0"));

        assertThat(calls.erase(CALLER)).isEqualTo(new Erasure(1, List.of()));

        assertThat(tables)
                .allSatisfy(table -> assertThat(rows(table, call)).as(table).isEqualTo("0"));
        assertThat(calls.find(other)).isPresent();
    }

    private String rows(String table, String callId) throws SQLException {
        return database.value("select count(*) from " + table + " where call_id = '" + callId + "'");
    }

    @Test
    void keepsWhatIsInDoubtOrStillOnTheLineWhenACallerIsErased() throws Exception {
        invocation(call, "call_1", Outcome.UNKNOWN);
        ledger.ended(call, "ended");
        clock.forward(Duration.ofSeconds(1));
        String live = call(CALLER);

        assertThat(calls.erase(CALLER)).isEqualTo(new Erasure(0, List.of(call, live)));

        database.execute("update switchboard_invocation set outcome = 'FAILED'");
        clock.forward(Duration.ofHours(25));
        assertThat(calls.erase(CALLER)).as("no call lasts a day").isEqualTo(new Erasure(2, List.of()));
    }

    @Test
    void erasesNobodyByABlankNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> calls.erase(" "));
    }

    @Test
    void letsCallsExpireInSmallBatchesButNotWhatIsInDoubt() throws Exception {
        Expiry aWeek = expiry(Duration.ofDays(7));
        invocation(call, "call_1", Outcome.RUNNING);
        for (int i = 0; i < Expiry.BATCH + 1; i++) {
            call("200");
        }
        clock.forward(Duration.ofDays(7));
        aWeek.expireSome();
        assertThat(database.value("select count(*) from switchboard_call")).isEqualTo("102");

        String young = call("201");
        clock.forward(Duration.ofSeconds(1));
        aWeek.expireSome();
        assertThat(database.value("select count(*) from switchboard_call")).isEqualTo("3");
        aWeek.expireSome();
        aWeek.expireSome();

        assertThat(calls.newest(10)).extracting(CallRecord::id).containsExactly(young, call);
        expiry(Duration.ZERO).expireSome();
        assertThat(calls.newest(10)).hasSize(2);
    }

    @Test
    void knowsForWhomeverTakesTheCallUpWhatWasAskedForAndHowFarItHasCome() throws Exception {
        String promised =
                "insert into switchboard_receipt (call_id, function_call_id, tool, arguments, received_at, promise)"
                        + " values ('%s', '%s', 'book', '{}', current_timestamp, %s)";
        String answered =
                "insert into switchboard_invocation (call_id, function_call_id, epoch, tool, arguments, outcome,"
                        + " answer, attempts, instructions, started_at, finished_at) values ('%s', '%s', 1, 'book', '{}',"
                        + " 'COMMITTED', 'booked', 1, %s, current_timestamp, current_timestamp)";
        database.execute(promised.formatted(call, "1_open", "null"));
        database.execute(promised.formatted(call, "2_promised", "'later'"));
        database.execute(promised.formatted(call, "3_answered", "null"));
        database.execute(answered.formatted(call, "3_answered", "null"));
        database.execute(answered.formatted(call, "4_without_a_receipt", "null"));
        database.execute(answered.formatted(call, "5_to_be_done", "'[{\"hangUp\":true}]'"));

        assertThat(new Receipts(database.transactions()).of(call))
                .extracting(receipt ->
                        receipt.functionCallId() + " " + receipt.promise().orElse("-") + " "
                                + receipt.answer().map(FixedAnswer::text).orElse("-"))
                .containsExactlyInAnyOrder(
                        "1_open - -",
                        "2_promised later -",
                        "3_answered - booked",
                        "4_without_a_receipt - booked",
                        "5_to_be_done - -");
    }

    @Test
    void takesOverTheCallsOfAnEarlierStartOnce() throws Exception {
        CallDecisions decisions = new CallDecisions(database.transactions(), node, clock);
        decisions.begin(Claim.first(call), Optional.of("reception"));
        decisions.accepted(Claim.first(call), "gpt-realtime-2.1");
        StoredCalls next = new StoredCalls(database.transactions(), new Node());

        assertThat(new StoredCalls(database.transactions(), node).orphans())
                .as("nobody takes over their own")
                .isEmpty();
        StoredCalls.StoredCall orphan = next.orphans().get(0);
        assertThat(orphan.answeredAt()).isEqualTo(clock.instant());
        assertThat(next.take(orphan))
                .get()
                .extracting(stored -> stored.call().id() + " " + stored.agent() + " " + stored.epoch())
                .isEqualTo(call + " reception 2");
        assertThat(next.orphans()).isEmpty();
        assertThat(next.take(orphan)).as("where the answer was lost").isPresent();
        assertThat(new StoredCalls(database.transactions(), new Node()).take(orphan))
                .as("where somebody else was faster")
                .isEmpty();
        assertThat(next.find(call))
                .get()
                .extracting(StoredCalls.StoredCall::epoch)
                .isEqualTo(2L);
    }

    @Test
    void knowsInWhichCallsThatAreOverSomethingIsLeftToDo() throws Exception {
        StoredCalls next = new StoredCalls(database.transactions(), new Node());
        String done = call(CALLER);
        String receipt = "insert into switchboard_receipt (call_id, function_call_id, tool, arguments, received_at)"
                + " values ('%s', 'call_1', 'pay', '{}', '2026-11-26 12:00:00+00')";
        for (String one : List.of(call, done)) {
            database.execute(receipt.formatted(one));
        }
        invocation(done, "call_1", Outcome.COMMITTED);
        assertThat(next.overWithWorkLeft(NOON)).as("nobody has hung up").isEmpty();
        ledger.ended(call, "ended");
        ledger.ended(done, "ended");

        assertThat(next.overWithWorkLeft(NOON))
                .as("they have ended at noon, not later")
                .isEmpty();
        StoredCalls.StoredCall left =
                next.overWithWorkLeft(NOON.minusSeconds(1)).get(0);
        assertThat(next.overWithWorkLeft(NOON.minusSeconds(1))).containsExactly(left);
        assertThat(left.call().id()).isEqualTo(call);
        assertThat(new StoredCalls(database.transactions(), node).overWithWorkLeft(NOON.minusSeconds(1)))
                .as("who lives does it all the same")
                .isEmpty();
        assertThat(next.take(left))
                .get()
                .extracting(StoredCalls.StoredCall::epoch)
                .isEqualTo(2L);
    }

    /** The query that the page shows, with the prices that it shows. */
    @Test
    void tellsWhatACallCost() throws Exception {
        CallDecisions decisions = new CallDecisions(database.transactions(), node, clock);
        decisions.begin(Claim.first(call), Optional.of("reception"));
        assertThat(decisions.accepted(Claim.first(call), "gpt-realtime-2.1")).isTrue();
        recorder.keep(
                call,
                new Note.ResponseEnded(
                        "resp_1",
                        "completed",
                        Optional.of(new Note.Usage(1_000_000, 1_000_000, 500_000, 250_000, 1_000_000, 1_000_000))));
        recorder.keep(call, new Note.ResponseEnded("resp_2", "cancelled", Optional.empty()));
        recorder.flush();

        String page = Files.readString(Path.of("../docs/reference/ledger.md"));
        Matcher query = Pattern.compile("(?s)```sql\n(.*?)```").matcher(page);
        assertThat(query.find()).isTrue();
        String cost = database.value("select cost from (" + query.group(1) + ") costs where call_id = '" + call + "'");
        // fresh text, fresh audio, cached text, cached audio, text out, audio out
        double dollars = 0.5 * 4 + 0.75 * 32 + 0.5 * 0.4 + 0.25 * 0.4 + 16 + 64;
        assertThat(Double.parseDouble(cost)).isCloseTo(dollars, within(0.001));
    }
}
