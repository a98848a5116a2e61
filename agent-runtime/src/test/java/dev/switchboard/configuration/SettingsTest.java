package dev.switchboard.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
class SettingsTest {

    private static Settings usable() {
        Settings settings = new Settings();
        settings.calls = CallSettingsTest.usable();
        settings.baseUrl = URI.create("https://api.example.com/v1/");
        settings.apiKey = Optional.of("sk-test");
        settings.webhookSecrets = Optional.of("whsec_b25l, ,whsec_dHdv");
        settings.model = "gpt-realtime-2.1";
        settings.voice = "marin";
        settings.transcriptionModel = Optional.empty();
        settings.longestAnswer = 100;
        settings.ledger = TestSettings.ledger(Duration.ZERO, false);
        settings.reconcileAfter = "1m";
        settings.reconcileEvery = "PT30S";
        return settings;
    }

    @Test
    void takesWhatIsUsable() {
        assertThatCode(() -> usable().check()).doesNotThrowAnyException();
        assertThat(usable().baseUrl()).hasToString("https://api.example.com/v1");
        assertThat(usable().webhookSecrets()).containsExactly("whsec_b25l", "whsec_dHdv");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        Settings settings = usable();
        settings.baseUrl = URI.create("ftp://api.example.com");
        settings.apiKey = Optional.empty();
        settings.webhookSecrets = Optional.of(" , ");
        settings.longestAnswer = 99;
        settings.ledger.retention = Duration.ofHours(23);
        settings.calls.idle = "soon";

        assertThatIllegalStateException()
                .isThrownBy(settings::check)
                .withMessageStartingWith("SWB-4001: ")
                .withMessageContaining("switchboard.openai.api-key")
                .withMessageContaining("switchboard.webhook.secrets")
                .withMessageContaining("switchboard.openai.base-url must begin with http:// or https://")
                .withMessageContaining("switchboard.answer.longest must be 100 or more, but is 99")
                .withMessageContaining("switchboard.ledger.retention must be a day (P1D) or more")
                .withMessageContaining("switchboard.idle: 'soon' is no duration; write it as PT5S or 5s");
    }
}
