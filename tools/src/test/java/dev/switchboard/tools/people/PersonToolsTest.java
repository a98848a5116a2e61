package dev.switchboard.tools.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.switchboard.api.ToolException;
import dev.switchboard.tools.AnyCall;
import dev.switchboard.tools.MapConfig;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonToolsTest {

    private static final LocalDateTime TUESDAY = LocalDateTime.parse("2030-01-08T10:00");
    private static final String TARGET = "tel:+14155550199";

    private final AnyCall call = AnyCall.from("+14155550123");

    private static OfficeHandover office(String target) {
        return new OfficeHandover(new MapConfig(Map.of("switchboard.tools.person.target", target)));
    }

    private PersonTools tools(Handover handover, LocalDateTime now) {
        return new PersonTools(handover, call, Clock.fixed(now.toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }

    @Test
    void handsOverDuringTheOpeningHours() {
        assertThat(tools(office(TARGET), TUESDAY).connectToPerson())
                .isEqualTo("I connect you now. One moment, please.");
        assertThat(call.transferredTo()).isEqualTo(TARGET);
    }

    @Test
    void offersACallbackWhileItIsClosed() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools(office(TARGET), TUESDAY.withHour(17)).connectToPerson())
                .withMessage("Nobody is here now to talk to you. Shall somebody call you back?");
        assertThat(call.transferredTo()).isEmpty();
    }

    @Test
    void handsNobodyOverWhereItIsNotSaidToWhom() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() ->
                        tools(new OfficeHandover(MapConfig.EMPTY), TUESDAY).connectToPerson());
    }

    @Test
    void doesNotDeployWithATargetThatNoTelephoneKnows() {
        assertThat(office("sip:desk@example.com").target(TUESDAY)).contains("sip:desk@example.com");
        assertThatIllegalStateException()
                .isThrownBy(() -> office("+14155550199"))
                .withMessage(
                        "SWB-6001: switchboard.tools.person.target: '+14155550199' is no tel: or sip: URI; write it"
                                + " as tel:+14155550123");
    }
}
