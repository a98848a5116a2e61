package dev.switchboard.it.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.CallRecord.Action;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.api.IncomingCall;
import dev.switchboard.dispatch.Reconciliation;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes after an answer, and what is said where none can be fixed. */
@ExtendWith(ArquillianExtension.class)
abstract class HistoryTests extends CostTests {

    private static final String UNCERTAIN = "It is not certain yet whether this went through.";

    private static final String HOLD_KEY = """
            insert into switchboard_invocation
                   (call_id, function_call_id, epoch, tool, arguments, outcome, attempts, started_at)
            values (?, 'call_1', 1, 'write', '{}', 'UNFINISHED', 0, current_timestamp)""";

    @Inject
    private Desk desk;

    @Inject
    private Effects effects;

    @Inject
    private OtherSystem other;

    @Inject
    private Reconciliation reconciliation;

    @Resource(lookup = "java:app/jdbc/trial")
    private DataSource dataSource;

    @Resource
    private UserTransaction transaction;

    @Resource
    private ManagedExecutorService executor;

    /** As after a restart, when there is no trouble any more. */
    @Test
    void staysWithAFailureThatWasAnsweredThoughItWouldSucceedNow() throws Exception {
        IncomingCall call = desk.call();
        String failure = desk.dispatch(call, "call_1", "failTheFirstTime", "{}");
        assertThat(failure).contains("Not this time.");
        assertThat(desk.dispatch(desk.call(), "call_2", "failTheFirstTime", "{}"))
                .isEqualTo("done");

        assertThat(desk.dispatch(call, "call_1", "failTheFirstTime", "{}")).isEqualTo(failure);
        assertThat(desk.actions(call)).extracting(Action::outcome).containsExactly(Outcome.FAILED);
    }

    /** Somebody holds the key and does not say what becomes of it. So nobody says that it failed. */
    @Test
    void isUncertainWhereTheTerminalRowCanBeNeitherInsertedNorFound() throws Exception {
        IncomingCall call = desk.call();
        String answer = dispatchWhileSomebodyHoldsTheKey(call, "write", "{\"what\":\"uncertain\"}");

        assertThat(answer).contains(UNCERTAIN);
        assertThat(desk.actions(call)).as("nothing could be written").isEmpty();
        assertThat(effects.count("uncertain")).isZero();

        reconciliation.run();
        assertToldAndUnknown(call, answer);
    }

    private void assertToldAndUnknown(IncomingCall call, String answer) {
        assertThat(desk.actions(call))
                .as("what is left to people")
                .singleElement()
                .extracting(Action::outcome, Action::answer)
                .containsExactly(Outcome.UNKNOWN, answer);
    }

    /** It is told that it is not certain; so it must not come true where nobody would hear of it. */
    @Test
    void doesNotCommitAnAttemptThatOutlivesItsAnswer() throws Exception {
        IncomingCall call = desk.call();
        other.close();
        String answer = desk.dispatch(call, "call_1", "outliveItsAnswer", "{}");
        assertThat(answer).contains(UNCERTAIN);

        other.open();
        reconciliation.run();

        assertToldAndUnknown(call, answer);
        assertThat(effects.count("outlived")).isZero();
    }

    /** It would see business data that is not yet committed, or do what the first has done. */
    @Test
    void doesNotBeginADuplicateOfWhatIsUnderWay() throws Exception {
        IncomingCall call = desk.call();

        assertThat(dispatchWhileSomebodyHoldsTheKey(call, "countRuns", "{}")).contains(UNCERTAIN);

        assertThat(desk.dispatch(call, "call_2", "countRuns", "{}")).isEqualTo("run 1");
    }

    private String dispatchWhileSomebodyHoldsTheKey(IncomingCall call, String tool, String arguments) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Future<Void> holder = executor.submit(() -> holdTheKey(call, held, enough));
        try {
            assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
            return desk.dispatch(call, "call_1", tool, arguments);
        } finally {
            enough.countDown();
            holder.get(30, TimeUnit.SECONDS);
        }
    }

    private Void holdTheKey(IncomingCall call, CountDownLatch held, CountDownLatch enough) throws Exception {
        transaction.begin();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(HOLD_KEY)) {
            insert.setString(1, call.id());
            insert.executeUpdate();
            held.countDown();
            enough.await();
        } finally {
            transaction.rollback();
        }
        return null;
    }
}
