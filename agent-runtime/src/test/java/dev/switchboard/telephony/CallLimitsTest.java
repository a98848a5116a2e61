package dev.switchboard.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.IncomingCall;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.configuration.AnsweringTestSettings;
import dev.switchboard.ledger.CallDecisions;
import dev.switchboard.telephony.CallLimits.Excess;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallLimitsTest {

    private static final Instant NOW = Instant.parse("2030-01-08T12:00:00Z");

    private static final String ADA = "+14155550123";
    private static final String GRACE = "+12125550777";

    private final AnsweringTestSettings settings = new AnsweringTestSettings();
    private final Counted counted = new Counted();
    private final CallLimits limits = new CallLimits(settings.answering(), counted, Clock.fixed(NOW, ZoneOffset.UTC));

    /** How many calls the ledger has of each number within the hour; the SQL is tested where a database is. */
    private static final class Counted extends CallDecisions {

        private final Map<String, Integer> calls = new HashMap<>();
        private boolean away;

        @Override
        public int takenFrom(String callerNumber, Instant since) throws SQLException {
            assertThat(since).isEqualTo(NOW.minusSeconds(3600));
            if (away) {
                throw new SQLException("away");
            }
            return calls.getOrDefault(callerNumber, 1);
        }
    }

    private Optional<Excess> enter(String callId, String number) {
        return limits.enter(new IncomingCall(
                callId, new PhoneAddress("", number), new PhoneAddress("", "+18005550100"), List.of()));
    }

    @Test
    void isBusyWhenTheNodeIsFullUntilACallEnds() {
        settings.limits(2, 0, 0, 0);

        assertThat(enter("a", ADA)).isEmpty();
        assertThat(enter("b", GRACE)).isEmpty();
        assertThat(enter("c", "")).contains(Excess.NODE);
        assertThat(Excess.NODE.sipStatus()).isEqualTo(486);
        limits.leave("a");
        limits.leave("a");
        assertThat(enter("c", "")).isEmpty();
        assertThat(enter("d", GRACE)).contains(Excess.NODE);
        assertThat(limits.live()).isEqualTo(2);
    }

    @Test
    void isBusyForANumberThatHasItsCallsAlready() {
        settings.limits(0, 1, 0, 0);

        assertThat(enter("a", ADA)).isEmpty();
        assertThat(enter("b", ADA)).contains(Excess.CALLER);
        assertThat(enter("c", GRACE)).isEmpty();
        limits.leave("a");
        assertThat(enter("d", ADA)).isEmpty();
    }

    @Test
    void takesCallersWithoutANumberForDifferentPeople() {
        settings.limits(0, 1, 1, 0);
        counted.calls.put("", 500);

        assertThat(enter("a", "")).isEmpty();
        assertThat(enter("b", "")).isEmpty();
    }

    @Test
    void declinesANumberThatCallsTooOftenAnHour() {
        settings.limits(0, 0, 3, 0);
        counted.calls.put(ADA, 4);
        counted.calls.put(GRACE, 3);

        assertThat(enter("a", ADA)).contains(Excess.CALLER_AN_HOUR);
        assertThat(enter("b", GRACE)).isEmpty();
        assertThat(Excess.CALLER_AN_HOUR.sipStatus()).isEqualTo(603);
        assertThat(limits.live()).isEqualTo(1);
    }

    @Test
    void declinesCallersWithoutANumberBeyondTheirOwnLimit() {
        settings.limits(0, 0, 3, 10);
        counted.calls.put("", 11);

        assertThat(enter("a", "")).contains(Excess.CALLER_AN_HOUR);
    }

    @Test
    void doesNotTurnAnybodyAwayBecauseNobodyCanCount() {
        settings.limits(0, 0, 3, 0);
        counted.away = true;

        assertThat(enter("a", ADA)).isEmpty();
    }
}
