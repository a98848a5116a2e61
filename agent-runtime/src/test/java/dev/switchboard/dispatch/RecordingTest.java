package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.ledger.FixedAnswer;
import dev.switchboard.ledger.IntentLedger;
import dev.switchboard.ledger.InvocationEntry;
import dev.switchboard.ledger.InvocationKey;
import dev.switchboard.ledger.InvocationLedger;
import dev.switchboard.ledger.InvocationQueue;
import dev.switchboard.ledger.Unwritten;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private static final FixedAnswer RUNNING = new FixedAnswer(Outcome.RUNNING, FixedAnswer.UNCERTAIN);

    /** Has an intent, whoever asks, unless somebody holds its key. */
    private static final class Intended extends InvocationLedger {

        private boolean isHeld;

        @Override
        public FixedAnswer fix(InvocationEntry entry, FixedAnswer answer, @Nullable String failure)
                throws SQLException {
            if (isHeld) {
                throw new SQLException("somebody holds the key");
            }
            return RUNNING;
        }
    }

    private static final class Remembered extends Unwritten {

        private final List<InvocationKey> told = new ArrayList<>();

        @Override
        public void told(InvocationEntry entry, @Nullable String failure) {
            told.add(entry.key());
        }
    }

    private static final class Concluding extends IntentLedger {

        private final List<FixedAnswer> concluded = new ArrayList<>();

        @Override
        public FixedAnswer conclude(InvocationEntry entry, FixedAnswer answer, @Nullable String failure) {
            concluded.add(answer);
            return answer;
        }
    }

    /** Where another run of this server is at work, or none. */
    private static final class Others extends IntentBoundary {

        private Optional<FixedAnswer> answer = Optional.empty();

        Others() {
            super(null, null, null, null);
        }

        @Override
        Optional<FixedAnswer> ofAnother(InvocationRun invocation) {
            return answer;
        }
    }

    private final Intended ledger = new Intended();
    private final Remembered unwritten = new Remembered();
    private final Concluding intents = new Concluding();
    private final Others others = new Others();
    private final InvocationRun run = new InvocationRun(
            new ToolRequest(
                    new IncomingCall("rtc_1", PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of()),
                    null,
                    1,
                    "call_1",
                    "pay",
                    "{}",
                    Optional.empty()),
            Instant.EPOCH);

    private Recording recording(Step next) {
        return new Recording(ledger, intents, others, unwritten, new InvocationQueue() {}, next);
    }

    /** What is told of it must not be another thing than what its row comes to say. */
    @Test
    void concludesAnIntentWhoseCommitWasTakenForFailed() {
        FixedAnswer told = recording(invocation -> {
                    invocation.countAttempt();
                    throw new SQLException("the connection was lost");
                })
                .take(run);

        assertThat(told).isEqualTo(FixedAnswer.uncertain());
        assertThat(intents.concluded).containsExactly(FixedAnswer.uncertain());
    }

    /** What a server died over, and what comes before the boundary fails: too many want it, or it is refused. */
    @Test
    void concludesAnIntentThatNobodyIsAtWorkOn() {
        FixedAnswer told = recording(RecordingTest::refuse).take(run);

        assertThat(told).isEqualTo(FixedAnswer.uncertain());
        assertThat(intents.concluded).containsExactly(FixedAnswer.uncertain());
    }

    /** Else it would end in another answer than was told of it. */
    @Test
    void waitsForTheAnswerWhereAnIntentIsAnotherRuns() {
        FixedAnswer paid = new FixedAnswer(Outcome.COMMITTED, "paid");
        others.answer = Optional.of(paid);

        FixedAnswer told = recording(RecordingTest::refuse).take(run);

        assertThat(told).isEqualTo(paid);
        assertThat(intents.concluded).isEmpty();
    }

    @Test
    void remembersWhatItTellsWhereNoRowCanSayIt() {
        ledger.isHeld = true;

        FixedAnswer told = recording(RecordingTest::refuse).take(run);

        assertThat(told).isEqualTo(FixedAnswer.uncertain());
        assertThat(unwritten.told).containsExactly(run.key());
    }

    private static FixedAnswer refuse(InvocationRun invocation) throws Refusal {
        throw new Refusal("not like that");
    }
}
