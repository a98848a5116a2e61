package dev.switchboard.tools.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.switchboard.tools.MapConfig;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(new MapConfig(values), "my");
    }

    @Test
    void takesWhatIsUsualWhereNothingIsSet() {
        assertThat(reader(Map.of()).openingHours()).isEqualTo(OpeningHours.USUAL);
    }

    @Test
    void readsOpeningHours() {
        SettingsReader reader = reader(Map.of("my.opens", "08:30", "my.closes", "12:00", "my.days", "monday, SUNDAY"));

        assertThat(reader.openingHours())
                .isEqualTo(new OpeningHours(
                        LocalTime.of(8, 30), LocalTime.NOON, Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY)));
        reader.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT45M", "45m", "2700s"})
    void readsDurations(String written) {
        SettingsReader reader = reader(Map.of("my.duration", written));

        assertThat(reader.minutes("duration", HALF_AN_HOUR, EIGHT_HOURS)).isEqualTo(Duration.ofMinutes(45));
        reader.check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT30M", "PT90S", "PT9H", "half an hour", "99999999999999999999h"})
    void refusesDurationsWithoutSense(String written) {
        SettingsReader reader = reader(Map.of("my.duration", written));
        reader.minutes("duration", HALF_AN_HOUR, EIGHT_HOURS);

        assertThatIllegalStateException().isThrownBy(reader::check).withMessageStartingWith("SWB-6001: my.duration");
    }

    @Test
    void refusesToCloseBeforeItOpens() {
        SettingsReader reader = reader(Map.of("my.opens", "18:00"));
        reader.openingHours();

        assertThatIllegalStateException()
                .isThrownBy(reader::check)
                .withMessage("SWB-6001: my.opens is 18:00 and must be before my.closes, which is 17:00");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        SettingsReader reader = reader(Map.of("my.opens", "nine", "my.closes", "25:00", "my.days", "WORKDAYS"));
        reader.openingHours();

        assertThatIllegalStateException()
                .isThrownBy(reader::check)
                .withMessage("SWB-6001: my.opens: 'nine' is no time; write it as 09:00;"
                        + " my.closes: '25:00' is no time; write it as 17:00;"
                        + " my.days: 'WORKDAYS' are no days; write them as MONDAY,TUESDAY");
    }

    @Test
    void readsNames() {
        assertThat(reader(Map.of("my.names", " Sales,, Dr. Elm ")).names("names", List.of("Reception"), 80))
                .containsExactly("Sales", "Dr. Elm");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "a name that is much too long"})
    void refusesNamesWithoutSense(String written) {
        SettingsReader reader = reader(Map.of("my.names", written));
        reader.names("names", List.of("Reception"), 10);

        assertThatIllegalStateException().isThrownBy(reader::check).withMessageStartingWith("SWB-6001: my.names");
    }
}
