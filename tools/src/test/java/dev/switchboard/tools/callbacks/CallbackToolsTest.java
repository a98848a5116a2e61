package dev.switchboard.tools.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.api.Call;
import dev.switchboard.api.ToolException;
import dev.switchboard.tools.AnyCall;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbackToolsTest {

    private static final String PHONE = "+14155550123";
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2030-01-08T10:00:00Z");
    private static final OffsetDateTime CLOSING = OffsetDateTime.parse("2030-01-08T17:00:00Z");

    private final List<CallbackRequest> requests = new ArrayList<>();
    private final CallbackTools tools = tools(AnyCall.from(PHONE));

    private CallbackTools tools(Call call) {
        return new CallbackTools(new OneHourOfToday(), call, Clock.fixed(NOW.toInstant(), ZoneOffset.UTC));
    }

    @Test
    void promisesACallOnTheNumberThatCalls() {
        assertThat(tools.scheduleCallback("an invoice", Urgency.NORMAL, "Ada", null, null, null))
                .isEqualTo(new ScheduledCallback(
                        "REF1",
                        NOW.plusHours(1),
                        "We call you back on the number that you call from, by Tuesday, January 8 at 11 AM."
                                + " The reference is R, E, F, 1."));
        assertThat(requests)
                .containsExactly(new CallbackRequest("an invoice", Urgency.NORMAL, "Ada", PHONE, PHONE, "rtc_1"));
    }

    @Test
    void promisesACallInTheWindowThatTheCallerWants() {
        ScheduledCallback callback =
                tools.scheduleCallback("an invoice", Urgency.NORMAL, "Ada", NOW.plusHours(2), NOW.plusHours(5), null);

        assertThat(callback.spoken()).contains("between 12 PM and 1 PM on Tuesday, January 8");
    }

    @Test
    void offersAnotherTimeWhenNobodyIsThereInTheWindow() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools.scheduleCallback(
                        "an invoice", Urgency.NORMAL, "Ada", CLOSING, CLOSING.plusHours(1), null))
                .withMessage("Nobody is here then. We could call between 5 PM and 6 PM on Tuesday, January 8.");
        assertThat(requests).isEmpty();
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools.scheduleCallback(
                        "an invoice", Urgency.NORMAL, "Ada", NOW.plusHours(2), NOW.plusHours(1), null))
                .withMessageStartingWith("The latest time must be after the earliest");
    }

    @Test
    void refusesAWindowThatIsOver() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools.scheduleCallback(
                        "an invoice", Urgency.NORMAL, "Ada", NOW.minusHours(2), NOW.minusHours(1), null));
    }

    @Test
    void asksForANumberWhenTheCallerWithholdsTheirs() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools(AnyCall.withheld())
                        .scheduleCallback("an invoice", Urgency.NORMAL, "Ada", null, null, null))
                .withMessage("I do not see which number you call from. Which number shall we call?");
    }

    @Test
    void keepsTheNumberThatCalledBesideTheOneToCall() {
        tools.scheduleCallback("an invoice", Urgency.NORMAL, "Ada", null, null, "+1 (415) 555-0199");

        assertThat(requests)
                .containsExactly(
                        new CallbackRequest("an invoice", Urgency.NORMAL, "Ada", "+14155550199", PHONE, "rtc_1"));
    }

    @Test
    void anEmptyOtherNumberIsNone() {
        tools.scheduleCallback("an invoice", Urgency.NORMAL, "Ada", null, null, "");

        assertThat(requests).extracting(CallbackRequest::number).containsExactly(PHONE);
    }

    @Test
    void readsTheOtherNumberBack() {
        assertThat(tools(AnyCall.withheld())
                        .scheduleCallback("an invoice", Urgency.NORMAL, "Ada", null, null, "555 0199")
                        .spoken())
                .startsWith("We call you back on 5, 5, 5, 0, 1, 9, 9, by");
    }

    @Test
    void asksAgainForANumberThatIsNone() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools.scheduleCallback("an invoice", Urgency.NORMAL, "Ada", null, null, "my mobile"))
                .withMessageStartingWith("I did not get that number.");
    }

    /** Promises an hour from the window's begin; where the window has an end, only before closing time. */
    private final class OneHourOfToday implements CallbackSchedule {
        @Override
        public Optional<Promise> promise(Urgency urgency, Window window) {
            return window.until() != null && !window.from().isBefore(CLOSING)
                    ? Optional.empty()
                    : Optional.of(new Promise(window.from(), window.from().plusHours(1)));
        }

        @Override
        public String schedule(CallbackRequest request, Promise promise) {
            requests.add(request);
            return "REF" + requests.size();
        }
    }
}
