package dev.switchboard.tools.appointments;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.switchboard.tools.MapConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppointmentSettingsTest {

    @Test
    void refusesAppointmentsThatAreLongerThanTheDay() {
        MapConfig config = new MapConfig(Map.of(
                "switchboard.tools.appointments.opens", "14:00",
                "switchboard.tools.appointments.duration", "4h"));

        assertThatIllegalStateException()
                .isThrownBy(() -> new AppointmentSettings(config))
                .withMessage("SWB-6001: switchboard.tools.appointments.duration is PT4H"
                        + " and must be whole minutes, from PT1M to PT3H");
    }
}
