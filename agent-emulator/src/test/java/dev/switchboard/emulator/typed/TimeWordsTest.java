package dev.switchboard.emulator.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWordsTest {

    /** A Thursday. */
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-26T15:00:00Z"), ZoneId.of("America/New_York"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tuesday at two                      | 2026-12-01T14:00-05:00",
                "I'd like Tuesday at two, please     | 2026-12-01T14:00-05:00",
                "next Monday at half past ten        | 2026-11-30T10:30-05:00",
                "Thursday, 9:15                      | 2026-12-03T09:15-05:00",
                "tomorrow 3 pm                       | 2026-11-27T15:00-05:00",
                "today at noon                       | 2026-11-26T12:00-05:00",
                "December 3rd at quarter to five     | 2026-12-03T16:45-05:00",
                "at eight on January 2               | 2027-01-02T08:00-05:00",
                "2026-12-01 at 4 p.m.                | 2026-12-01T16:00-05:00",
                "12 am tomorrow                      | 2026-11-27T00:00-05:00",
                "Friday at 14:30                     | 2026-11-27T14:30-05:00",
                "one o'clock on Monday               | 2026-11-30T13:00-05:00"
            })
    void findsDayAndTime(String words, ZonedDateTime meant) {
        assertThat(TimeWords.moment(words, CLOCK))
                .hasValueSatisfying(
                        found -> assertThat(found.toOffsetDateTime()).isEqualTo(meant.toOffsetDateTime()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "at two", "Tuesday", "someday at two", "February 30 at two", "Tuesday at 99:99", "Sundaytwo"
            })
    void findsNothingWhereSomethingIsMissing(String words) {
        assertThat(TimeWords.moment(words, CLOCK)).isEmpty();
    }

    @Test
    void findsADayAlone() {
        assertThat(TimeWords.day("what about Friday?", CLOCK)).hasToString("Optional[2026-11-27]");
    }
}
