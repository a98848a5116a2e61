package dev.switchboard.tools.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** January 8, 2030 is a Tuesday. */
class OpeningHoursTest {

    private final OpeningHours hours = OpeningHours.USUAL;

    private static LocalDateTime at(String time) {
        return LocalDateTime.parse(time);
    }

    @Test
    void noSlotEndsAfterClosingTime() {
        assertThat(hours.slots(LocalDate.parse("2030-01-08"), Duration.ofHours(3)))
                .containsExactly(at("2030-01-08T09:00"), at("2030-01-08T12:00"));
    }

    @Test
    void aClosedDayHasNoSlots() {
        assertThat(hours.slots(LocalDate.parse("2030-01-12"), Duration.ofHours(1)))
                .isEmpty();
    }

    @Test
    void isOpenAtOpeningTime() {
        assertThat(hours.nextOpen(at("2030-01-08T09:00"))).isEqualTo("2030-01-08T09:00");
    }

    @Test
    void opensInTheMorningForWhoComesEarly() {
        assertThat(hours.nextOpen(at("2030-01-08T07:00"))).isEqualTo("2030-01-08T09:00");
    }

    @Test
    void opensTheNextMorningForWhoComesAtClosingTime() {
        assertThat(hours.nextOpen(at("2030-01-08T17:00"))).isEqualTo("2030-01-09T09:00");
    }

    @Test
    void opensOnMondayForWhoComesOnSaturday() {
        assertThat(hours.nextOpen(at("2030-01-12T10:00"))).isEqualTo("2030-01-14T09:00");
    }

    @Test
    void wasLastOpenOnFridayForWhoComesOnMondayAtOpeningTime() {
        assertThat(hours.lastOpen(at("2030-01-14T09:00"))).isEqualTo("2030-01-11T17:00");
    }

    @Test
    void isStillOpenAtClosingTimeForWhoLooksBack() {
        assertThat(hours.lastOpen(at("2030-01-08T17:00"))).isEqualTo("2030-01-08T17:00");
    }

    @Test
    void countsADayToItsVeryEnd() {
        assertThat(hours.plus(at("2030-01-08T09:00"), Duration.ofHours(8))).isEqualTo("2030-01-08T17:00");
    }

    @Test
    void countsOnlyOpeningTime() {
        assertThat(hours.plus(at("2030-01-11T16:30"), Duration.ofHours(9))).isEqualTo("2030-01-15T09:30");
    }

    @Test
    void isOpenFromOpeningTimeToJustBeforeClosingTime() {
        assertThat(hours.isOpen(at("2030-01-08T09:00"))).isTrue();
        assertThat(hours.isOpen(at("2030-01-08T16:59"))).isTrue();
        assertThat(hours.isOpen(at("2030-01-08T17:00"))).isFalse();
        assertThat(hours.isOpen(at("2030-01-08T08:59"))).isFalse();
        assertThat(hours.isOpen(at("2030-01-12T10:00"))).isFalse();
    }

    private static Clock clock(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneId.of("Europe/Berlin"));
    }

    @Test
    void tellsAnAgentTheHoursAndThatItIsOpen() {
        assertThat(hours.brief(clock("2030-01-08T13:05:00Z")))
                .isEqualTo("The opening hours are 9 AM to 5 PM on Monday to Friday. It is open now, until 5 PM.");
    }

    @Test
    void tellsAnAgentThatItIsClosedAndWhenItOpens() {
        assertThat(hours.brief(clock("2030-01-11T23:30:00Z")))
                .endsWith("It is closed now, and opens on Monday, January 14 at 9 AM.");
    }

    @Test
    void refusesToCloseBeforeItOpens() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpeningHours(LocalTime.NOON, LocalTime.NOON, Set.of(DayOfWeek.MONDAY)));
    }

    @Test
    void refusesToBeOpenOnNoDay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpeningHours(LocalTime.of(9, 0), LocalTime.NOON, Set.of()));
    }
}
