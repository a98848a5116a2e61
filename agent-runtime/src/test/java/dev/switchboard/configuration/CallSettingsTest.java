package dev.switchboard.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnnecessaryAssignment") // the container is the framework that is not here
class CallSettingsTest {

    static CallSettings usable() {
        CallSettings settings = new CallSettings();
        settings.hold = "2s";
        settings.holdAgain = "PT10S";
        settings.answerWithin = "20s";
        settings.idle = "15s";
        settings.longestCall = "55m";
        settings.warning = "3m";
        settings.goodbye = "12s";
        settings.transfer = "20s";
        settings.keys = "1500ms";
        settings.ping = "10s";
        settings.mostToolCalls = 1;
        settings.mostWrites = 0;
        return settings;
    }

    @Test
    void takesWhatIsUsable() {
        assertThat(usable().problems()).isEmpty();
        assertThat(usable().keys()).isEqualTo(Duration.ofMillis(1500));
        assertThat(usable().holdAgain()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void endsACallBeforeTheServiceDoes() {
        CallSettings settings = usable();
        settings.longestCall = "60m";
        assertThat(settings.problems()).isEmpty();

        settings.longestCall = "PT1H1S";
        assertThat(settings.problems())
                .containsExactly("switchboard.longest-call must be 60m or less, since the service ends each call then,"
                        + " but is PT1H1S");
    }

    @Test
    void warnsBeforeItEndsACall() {
        CallSettings settings = usable();
        settings.longestCall = "3m";

        assertThat(settings.problems())
                .containsExactly("switchboard.warning must be shorter than switchboard.longest-call, but is 3m of 3m");
    }

    @Test
    void saysWhatIsSenseless() {
        CallSettings settings = usable();
        settings.hold = "0s";
        settings.longestCall = "an hour";
        settings.ping = "-PT1S";
        settings.mostToolCalls = 0;
        settings.mostWrites = -1;

        assertThat(settings.problems())
                .containsExactly(
                        "switchboard.hold: '0s' must be more than nothing",
                        "switchboard.longest-call: 'an hour' is no duration; write it as PT5S or 5s",
                        "switchboard.sideband.ping: '-PT1S' must be more than nothing",
                        "switchboard.limit.tool-calls must be 1 or more, but is 0",
                        "switchboard.limit.writes must be 0 or more, but is -1");
    }
}
