package dev.switchboard.tools.messages;

import dev.switchboard.tools.hours.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** For whom {@link JpaMessageBox} takes messages. Keys: docs/reference/tools.md. */
@ApplicationScoped
class MessageSettings {

    private static final int LONGEST_NAME = 80;

    private List<String> recipients = List.of("Reception");

    /** For the container's proxy. */
    protected MessageSettings() {}

    @Inject
    MessageSettings(Config config) {
        SettingsReader reader = new SettingsReader(config, "switchboard.tools.messages");
        recipients = reader.names("recipients", recipients, LONGEST_NAME);
        reader.check();
    }

    /** Makes what is wrong fail the deployment, and not the first call. */
    void readAtStartup(@Observes Startup event) {}

    List<String> recipients() {
        return recipients;
    }
}
