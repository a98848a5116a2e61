package dev.switchboard.tools.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.tools.hours.OpeningHours;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In Berlin; January 8, 2030 is a Tuesday. */
class PromiseRuleTest {

    private final PromiseRule rule = new PromiseRule(
            OpeningHours.USUAL,
            Map.of(
                    Urgency.URGENT, Duration.ofHours(1),
                    Urgency.NORMAL, Duration.ofHours(4),
                    Urgency.LOW, Duration.ofHours(16)));

    private Optional<Promise> promise(Urgency urgency, String from, @Nullable String until) {
        return rule.promise(
                urgency,
                new Window(OffsetDateTime.parse(from), until == null ? null : OffsetDateTime.parse(until)),
                ZoneId.of("Europe/Berlin"));
    }

    private static Promise between(String from, String by) {
        return new Promise(OffsetDateTime.parse(from), OffsetDateTime.parse(by));
    }

    @Test
    void whatIsUrgentIsDoneWithinTheHour() {
        assertThat(promise(Urgency.URGENT, "2030-01-08T10:00+01:00", null))
                .contains(between("2030-01-08T10:00+01:00", "2030-01-08T11:00+01:00"));
    }

    @Test
    void timesAreThoseOfWhoCallsBack() {
        assertThat(promise(Urgency.URGENT, "2030-01-08T09:00Z", null))
                .contains(between("2030-01-08T10:00+01:00", "2030-01-08T11:00+01:00"));
    }

    @Test
    void whatIsLeftAtClosingTimeIsDoneTheNextMorning() {
        assertThat(promise(Urgency.NORMAL, "2030-01-08T15:00+01:00", null))
                .contains(between("2030-01-08T15:00+01:00", "2030-01-09T11:00+01:00"));
    }

    @Test
    void theWeekendDoesNotCount() {
        assertThat(promise(Urgency.LOW, "2030-01-11T12:00+01:00", null))
                .contains(between("2030-01-11T12:00+01:00", "2030-01-15T12:00+01:00"));
    }

    @Test
    void whoCallsAtNightIsCalledInTheMorning() {
        assertThat(promise(Urgency.URGENT, "2030-01-08T23:00+01:00", null))
                .contains(between("2030-01-09T09:00+01:00", "2030-01-09T10:00+01:00"));
    }

    @Test
    void theWindowOfTheCallerEndsThePromise() {
        assertThat(promise(Urgency.NORMAL, "2030-01-08T10:00+01:00", "2030-01-08T11:30+01:00"))
                .contains(between("2030-01-08T10:00+01:00", "2030-01-08T11:30+01:00"));
    }

    @Test
    void aWindowBeyondClosingTimeEndsAtClosingTime() {
        assertThat(promise(Urgency.NORMAL, "2030-01-08T16:00+01:00", "2030-01-08T20:00+01:00"))
                .contains(between("2030-01-08T16:00+01:00", "2030-01-08T17:00+01:00"));
    }

    @Test
    void aWindowInWhichNobodyIsThereGetsNoPromise() {
        assertThat(promise(Urgency.URGENT, "2030-01-08T18:00+01:00", "2030-01-08T20:00+01:00"))
                .isEmpty();
    }

    @Test
    void theTimeIsRoundedUpToAQuarterHour() {
        assertThat(promise(Urgency.URGENT, "2030-01-08T10:07:33+01:00", null)
                        .orElseThrow()
                        .by())
                .isEqualTo("2030-01-08T11:15+01:00");
    }
}
