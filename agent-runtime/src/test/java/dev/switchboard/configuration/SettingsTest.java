package dev.switchboard.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
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
        settings.authHeader = "Authorization";
        settings.organization = Optional.empty();
        settings.project = Optional.empty();
        settings.answering = new AnsweringTestSettings().answering();
        settings.transcriptionModel = Optional.empty();
        settings.longestAnswer = 100;
        settings.ledger = TestSettings.ledger(Duration.ZERO, false);
        settings.longestStage = "60s";
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

    @Test
    void showsTheKeyAsBearerTokenAndWhoseAccountItIsFor() {
        Settings settings = usable();
        settings.organization = Optional.of("org-1");
        settings.project = Optional.of("proj_2");

        assertThat(settings.requestHeaders())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Authorization", "Bearer sk-test", "OpenAI-Organization", "org-1", "OpenAI-Project", "proj_2"));
    }

    @Test
    void showsTheKeyAloneInAHeaderOfAnotherService() {
        Settings settings = usable();
        settings.authHeader = "api-key";

        assertThat(settings.requestHeaders()).isEqualTo(Map.of("api-key", "sk-test"));
    }

    @Test
    void refusesWhatNoHeaderCanHaveWithoutTellingTheKey() {
        Settings settings = usable();
        settings.apiKey = Optional.of("sk-secret\n");
        settings.authHeader = "api key";

        assertThatIllegalStateException()
                .isThrownBy(settings::check)
                .withMessageContaining("switchboard.openai.api-key has characters")
                .withMessageContaining("switchboard.openai.auth-header must be the name of an HTTP header")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sk-secret"));
    }

    @Test
    void takesTheKeyOutOfWhatTheServiceSays() {
        assertThat(usable().withoutKey("Incorrect API key provided: sk-test."))
                .isEqualTo("Incorrect API key provided: ***.");
    }

    @Test
    void refusesARegionThatIsNoneAndLimitsBelowNothing() {
        AnsweringTestSettings answering = new AnsweringTestSettings().limits(-1, -2, -3, -4);
        answering.region("us");
        Settings settings = usable();
        settings.answering = answering.answering();

        assertThatIllegalStateException()
                .isThrownBy(settings::check)
                .withMessageContaining("switchboard.region must be a country's ISO code in capital letters")
                .withMessageContaining("switchboard.limit.calls must be 0 (no limit) or more, but is -1")
                .withMessageContaining("switchboard.limit.withheld-calls-per-hour");
    }
}
