package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.api.Tool;
import dev.switchboard.catalog.Tools;
import dev.switchboard.ledger.AttributeLedger;
import dev.switchboard.ledger.RoleLedger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a tool hears of its call, also while the database is away. */
class CurrentCallTest {

    public static class Desk {
        @Tool("Writes")
        public void write() {}
    }

    private static final class NoRoles extends RoleLedger {
        @Override
        public Set<String> roles(String callId) throws SQLException {
            throw new SQLException("away");
        }
    }

    private static final class NoAttributes extends AttributeLedger {
        @Override
        public Optional<String> get(String callId, String name) throws SQLException {
            throw new SQLException("away");
        }

        @Override
        public void put(String callId, String name, String value) throws SQLException {
            throw new SQLException("away");
        }

        @Override
        public void remove(String callId, String name) throws SQLException {
            throw new SQLException("away");
        }
    }

    private final CurrentCall call = new CurrentCall(new NoRoles(), new NoAttributes());
    private @Nullable InvocationRun before;
    private Attempt attempt;

    @BeforeEach
    void beginATool() {
        IncomingCall incoming = new IncomingCall("rtc_1", PhoneAddress.WITHHELD, PhoneAddress.WITHHELD, List.of());
        InvocationRun run = new InvocationRun(
                new ToolRequest(incoming, null, 1, "call_1", "write", "{}", Optional.empty(), List.of("4711#")),
                Instant.EPOCH);
        run.tool(Tools.of(Desk.class).get(0));
        before = run.enter();
        attempt = Attempt.begin();
    }

    @AfterEach
    void endIt() {
        attempt.end();
        InvocationRun.leave(before);
    }

    private static void assertFails(String code, ThrowingCallable what) {
        assertThatIllegalStateException()
                .isThrownBy(what)
                .withMessageStartingWith(code + ": ")
                .withCauseInstanceOf(SQLException.class);
    }

    @Test
    void knowsTheKeysThatWerePressed() {
        assertThat(call.keys()).containsExactly("4711#");
    }

    @Test
    void saysThatTheLedgerCannotBeRead() {
        assertFails("SWB-3005", call::roles);
        assertFails("SWB-3005", () -> call.attributes().get("language"));
    }

    @Test
    void saysWhichAttributeCouldNotBeWritten() {
        assertFails("SWB-3008", () -> call.attributes().put("language", "de"));
        assertFails("SWB-3008", () -> call.attributes().remove("language"));
        assertThatIllegalStateException()
                .isThrownBy(() -> call.attributes().put("language", "de"))
                .withMessageContaining("'language'");
    }
}
