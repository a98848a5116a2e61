package dev.switchboard.tools.people;

import dev.switchboard.api.DefaultBean;
import dev.switchboard.tools.hours.OpeningHours;
import dev.switchboard.tools.hours.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** One number during the opening hours, and nobody otherwise. Keys: docs/reference/tools.md. */
@DefaultBean
@ApplicationScoped
class OfficeHandover implements Handover {

    private OpeningHours hours = OpeningHours.USUAL;
    private Optional<String> target = Optional.empty();

    /** For the container's proxy. */
    protected OfficeHandover() {}

    @Inject
    OfficeHandover(Config config) {
        SettingsReader reader = new SettingsReader(config, "switchboard.tools.person");
        hours = reader.openingHours();
        target = reader.address("target");
        reader.check();
    }

    /** Makes what is wrong fail the deployment, and not the first call. */
    void readAtStartup(@Observes Startup event) {}

    @Override
    public Optional<String> target(LocalDateTime now) {
        return target.filter(set -> hours.isOpen(now));
    }
}
