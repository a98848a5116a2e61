package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        public void finishWith(InvocationEntry entry, FixedAnswer answer) {}
    }

    public static final class Desk {

        private int payments;

        @Tool(value = "Pays", openWorld = true, idempotent = true)
        public String pay() {
            payments++;
            return "paid";
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void runsAtTheNextAttemptWhereTheFirstIntentCouldNotBeCommitted() throws Exception {
        OneTransaction transaction = new OneTransaction();
        AttemptTransaction attempt = new AttemptTransaction(transaction);
        attempt.registry = transaction;
        RoleLedger roles = new RoleLedger() {
            @Override
            public void grant(InvocationKey granting, Set<String> granted) {}
        };
        Answers answers = new Answers(new Binding().results(), 100, Duration.ofSeconds(1));
        Boundary boundary = new Boundary(
                attempt,
                new InvocationLedger() {},
                roles,
                answers,
                new IntentBoundary(attempt, new Stumbling(), roles, answers));
        IncomingCall call = new IncomingCall("rtc_1", PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of());
        InvocationRun run = new InvocationRun(
                new ToolRequest(call, null, 1, "call_1", "pay", "{}", Optional.empty()), Instant.EPOCH);
        run.tool(Tools.of(Desk.class).get(0));
        Desk desk = new Desk();
        PlainCall method = new PlainCall(desk, Desk.class.getMethod("pay"));

        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> boundary.attempt(run, method));
        assertThat(desk.payments).as("nothing without an intent").isZero();
        assertThat(boundary.attempt(run, method)).isEqualTo("paid");
        assertThat(desk.payments).isEqualTo(1);
    }
}
