package dev.switchboard.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.Logged;
import dev.switchboard.api.CallRecord.Outcome;
import dev.switchboard.configuration.Settings;
import dev.switchboard.ledger.Doubts;
import dev.switchboard.ledger.InvocationKey;
import dev.switchboard.ledger.StoredCalls;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes wrong with one unknown outcome is told, and the others are looked after. The rest is shown in a server. */
@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
class ReconciliationTest {

    private static Doubts.Doubt doubt(String functionCallId) {
        return new Doubts.Doubt(
                new InvocationKey("rtc_1", functionCallId), "pay", "{}", Outcome.UNKNOWN, 1, Instant.EPOCH);
    }

    @Test
    void goesOnAfterOneThatCannotBeLookedAfter() {
        List<String> looked = new ArrayList<>();
        Reconciliation reconciliation = new Reconciliation();
        reconciliation.clock = Clock.systemUTC();
        reconciliation.settings = new Settings() {
            @Override
            public Duration reconcileAfter() {
                return Duration.ofMinutes(1);
            }
        };
        reconciliation.doubts = new Doubts() {
            @Override
            public List<Doubt> startedBefore(Instant startedBefore) {
                return List.of(doubt("call_1"), doubt("call_2"));
            }
        };
        reconciliation.calls = new StoredCalls() {
            @Override
            public Optional<StoredCall> find(String callId) throws SQLException {
                looked.add(callId);
                throw new SQLException("the database is away");
            }
        };
        try (Logged log = new Logged(Reconciliation.class)) {
            reconciliation.run();

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("SWB-2008: call rtc_1 invocation call_"))
                    .hasSize(2);
        }
        assertThat(looked).hasSize(2);
    }
}
