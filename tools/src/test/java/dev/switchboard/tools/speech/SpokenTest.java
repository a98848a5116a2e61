package dev.switchboard.tools.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenTest {

    @Test
    void saysAFullHourWithoutMinutes() {
        assertThat(Spoken.dayAndTime(LocalDateTime.parse("2030-01-08T14:00"))).isEqualTo("Tuesday, January 8 at 2 PM");
    }

    @Test
    void saysMinutes() {
        assertThat(Spoken.dayAndTime(LocalDateTime.parse("2030-01-08T09:05")))
                .isEqualTo("Tuesday, January 8 at 9:05 AM");
    }

    @Test
    void saysTheDayOfAWindowOnce() {
        LocalDateTime two = LocalDateTime.parse("2030-01-08T14:00");

        assertThat(Spoken.between(two, two.plusHours(2))).isEqualTo("between 2 PM and 4 PM on Tuesday, January 8");
    }

    @Test
    void saysBothDaysOfALongWindow() {
        LocalDateTime two = LocalDateTime.parse("2030-01-08T14:00");

        assertThat(Spoken.between(two, two.plusDays(1)))
                .isEqualTo("between Tuesday, January 8 at 2 PM and Wednesday, January 9 at 2 PM");
    }

    @Test
    void saysTheFirstOfManyTimes() {
        LocalTime nine = LocalTime.of(9, 0);

        assertThat(Spoken.times(List.of())).isEmpty();
        assertThat(Spoken.times(List.of(nine, nine.plusMinutes(30)))).isEqualTo("9 AM, 9:30 AM");
        assertThat(Spoken.times(List.of(nine, nine.plusHours(1), nine.plusHours(2), nine.plusHours(3))))
                .isEqualTo("9 AM, 10 AM, 11 AM, and 1 more");
    }

    @Test
    void spellsACode() {
        assertThat(Spoken.spelled("AC3")).isEqualTo("A, C, 3");
    }

    @Test
    void saysDaysInARowAsARow() {
        assertThat(Spoken.days(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)))
                .isEqualTo("Monday to Friday");
        assertThat(Spoken.days(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)))
                .isEqualTo("Saturday and Sunday");
        assertThat(Spoken.days(EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY)))
                .isEqualTo("Monday, Tuesday and Friday");
        assertThat(Spoken.days(EnumSet.of(DayOfWeek.SUNDAY))).isEqualTo("Sunday");
    }
}
