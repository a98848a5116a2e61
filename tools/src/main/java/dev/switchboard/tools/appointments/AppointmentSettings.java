package dev.switchboard.tools.appointments;

import dev.switchboard.tools.hours.OpeningHours;
import dev.switchboard.tools.hours.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/** When {@link JpaCalendar} offers appointments, and how long they are. Keys: docs/reference/tools.md. */
@ApplicationScoped
class AppointmentSettings {

    private OpeningHours hours = OpeningHours.USUAL;
    private Duration duration = Duration.ofMinutes(30);

    /** For the container's proxy. */
    protected AppointmentSettings() {}

    @Inject
    AppointmentSettings(Config config) {
        SettingsReader reader = new SettingsReader(config, "switchboard.tools.appointments");
        hours = reader.openingHours();
        duration = reader.minutes("duration", duration, hours.perDay());
        reader.check();
    }

    /** Makes what is wrong fail the deployment, and not the first call. */
    void readAtStartup(@Observes Startup event) {}

    OpeningHours hours() {
        return hours;
    }

    Duration duration() {
        return duration;
    }
}
