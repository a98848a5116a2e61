package dev.switchboard.tools.callbacks;

import dev.switchboard.tools.hours.OpeningHours;
import dev.switchboard.tools.hours.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** When {@link JpaCallbackSchedule} promises callbacks. Keys: docs/reference/tools.md. */
@ApplicationScoped
class CallbackSettings {

    /** Opening time, so about two weeks. */
    private static final Duration LONGEST = Duration.ofHours(80);

    private PromiseRule rule;

    /** For the container's proxy. */
    protected CallbackSettings() {}

    @Inject
    CallbackSettings(Config config) {
        SettingsReader reader = new SettingsReader(config, "switchboard.tools.callbacks");
        OpeningHours hours = reader.openingHours();
        rule = new PromiseRule(
                hours,
                Map.of(
                        Urgency.URGENT, reader.minutes("urgent-within", Duration.ofHours(1), LONGEST),
                        Urgency.NORMAL, reader.minutes("normal-within", Duration.ofHours(4), LONGEST),
                        Urgency.LOW, reader.minutes("low-within", Duration.ofHours(16), LONGEST)));
        reader.check();
    }

    /** Makes what is wrong fail the deployment, and not the first call. */
    void readAtStartup(@Observes Startup event) {}

    PromiseRule rule() {
        return rule;
    }
}
