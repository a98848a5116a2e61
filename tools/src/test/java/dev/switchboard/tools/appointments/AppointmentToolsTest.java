package dev.switchboard.tools.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.api.Call;
import dev.switchboard.api.ToolException;
import dev.switchboard.tools.AnyCall;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tool is a method: it is tested by calling it. */
class AppointmentToolsTest {

    private static final String PHONE = "+14155550123";
    private static final LocalDateTime TWO = LocalDateTime.parse("2030-01-08T14:00:00");
    private static final LocalDateTime THREE = TWO.plusHours(1);

    private final MemoryCalendar calendar = new MemoryCalendar(TWO, THREE);
    private final AppointmentTools tools = tools(AnyCall.from(PHONE));

    private AppointmentTools tools(Call call) {
        return new AppointmentTools(
                calendar, call, Clock.fixed(Instant.parse("2030-01-07T10:00:00Z"), ZoneId.of("America/New_York")));
    }

    private static OffsetDateTime inNewYork(LocalDateTime time) {
        return time.atZone(ZoneId.of("America/New_York")).toOffsetDateTime();
    }

    @Test
    void booksAFreeTimeForTheNumberThatCalls() {
        Booking booking = tools.bookAppointment(OffsetDateTime.parse("2030-01-08T19:00:00Z"), "Ada", null);

        assertThat(booking)
                .isEqualTo(new Booking(
                        "REF1", OffsetDateTime.parse("2030-01-08T14:00:00-05:00"), "Tuesday, January 8 at 2 PM"));
        assertThat(calendar.find("REF1").orElseThrow().visitor()).isEqualTo(new Visitor("Ada", PHONE, null, "rtc_1"));
    }

    @Test
    void booksForACallerWhoWithholdsTheirNumber() {
        tools(AnyCall.withheld()).bookAppointment(inNewYork(TWO), "Ada", null);

        assertThat(calendar.find("REF1").orElseThrow().visitor().phone()).isEmpty();
    }

    @Test
    void offersWhatIsFreeWhenTheTimeIsTaken() {
        calendar.book(TWO, new Visitor("Grace", "", null, "rtc_0"));

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools.bookAppointment(inNewYork(TWO), "Ada", null))
                .withMessage("Tuesday, January 8 at 2 PM is not free. Free that day: 3 PM.");
    }

    @Test
    void offersTheNextDayWithFreeTimesWhenTheDayIsFull() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools.bookAppointment(inNewYork(TWO.minusDays(1)), "Ada", null))
                .withMessage("Monday, January 7 at 2 PM is not free. Nothing is free that day."
                        + " Free on Tuesday, January 8: 2 PM, 3 PM.");
    }

    @Test
    void saysSoWhenNothingIsFreeForTwoWeeks() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools.bookAppointment(inNewYork(TWO.plusDays(1)), "Ada", null))
                .withMessage("Wednesday, January 9 at 2 PM is not free."
                        + " Nothing is free that day or in the two weeks after it.");
    }

    @Test
    void listsWhatIsFree() {
        assertThat(tools.findFreeTimes(LocalDate.parse("2030-01-08")))
                .isEqualTo(
                        new FreeTimes("Tuesday, January 8", List.of(inNewYork(TWO), inNewYork(THREE)), "2 PM, 3 PM"));
    }

    @Test
    void movesForTheNumberThatBooked() {
        tools.bookAppointment(inNewYork(TWO), "Ada", null);

        assertThat(tools.moveAppointment("REF1", inNewYork(THREE), null))
                .isEqualTo(new Booking("REF1", inNewYork(THREE), "Tuesday, January 8 at 3 PM"));
        assertThat(calendar.free(TWO.toLocalDate())).containsExactly(TWO);
    }

    @Test
    void movesForTheNameThatItIsBookedUnderHoweverItIsWritten() {
        tools.bookAppointment(inNewYork(TWO), "Zoë  O'Neil", null);

        tools(AnyCall.withheld()).moveAppointment("ref-1", inNewYork(THREE), "zoe o neil");

        assertThat(calendar.find("REF1").orElseThrow().start()).isEqualTo(THREE);
    }

    @Test
    void offersWhatIsFreeWhenTheNewTimeIsTaken() {
        tools.bookAppointment(inNewYork(TWO), "Ada", null);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools.moveAppointment("REF1", inNewYork(TWO.plusMinutes(30)), null))
                .withMessage("Tuesday, January 8 at 2:30 PM is not free. Free that day: 3 PM.");
        assertThat(calendar.find("REF1").orElseThrow().start()).isEqualTo(TWO);
    }

    @Test
    void movingToTheTimeThatItHasChangesNothing() {
        tools.bookAppointment(inNewYork(TWO), "Ada", null);

        assertThat(tools.moveAppointment("REF1", inNewYork(TWO), null).start()).isEqualTo(inNewYork(TWO));
    }

    @Test
    void cancelsAndSetsTheTimeFree() {
        tools.bookAppointment(inNewYork(TWO), "Ada", null);

        assertThat(tools.cancelAppointment("REF1", "Ada"))
                .isEqualTo(new Cancellation("REF1", "The appointment on Tuesday, January 8 at 2 PM is cancelled."));
        assertThat(calendar.free(TWO.toLocalDate())).containsExactly(TWO, THREE);
    }

    @Test
    void doesNotCancelForAnotherNameFromAnotherNumber() {
        tools.bookAppointment(inNewYork(TWO), "Ada", null);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools(AnyCall.from("+14155550199")).cancelAppointment("REF1", "Eve"));
        assertThat(calendar.find("REF1")).isPresent();
    }

    @Test
    void aWithheldNumberProvesNothingAboutAnAppointmentOfAWithheldNumber() {
        AppointmentTools withheld = tools(AnyCall.withheld());
        withheld.bookAppointment(inNewYork(TWO), "Ada", null);

        assertThatExceptionOfType(ToolException.class).isThrownBy(() -> withheld.cancelAppointment("REF1", null));
    }

    @Test
    void doesNotMoveForAnotherNameFromAnotherNumber() {
        tools.bookAppointment(inNewYork(TWO), "Ada", null);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools(AnyCall.withheld()).moveAppointment("REF1", inNewYork(THREE), "Eve"));
        assertThat(calendar.find("REF1").orElseThrow().start()).isEqualTo(TWO);
    }

    @Test
    void anUnknownReferenceAndAWrongNameSoundTheSame() {
        tools.bookAppointment(inNewYork(TWO), "Ada", null);
        AppointmentTools other = tools(AnyCall.withheld());

        assertThat(refusal(() -> other.cancelAppointment("REF1", "Eve")))
                .isEqualTo(refusal(() -> other.cancelAppointment("REF9", "Eve")));
    }

    @Test
    void doesNotCancelWhatIsOver() {
        calendar.put("REF1", LocalDateTime.parse("2030-01-04T09:00:00"), new Visitor("Ada", PHONE, null, "rtc_0"));

        assertThat(refusal(() -> tools.cancelAppointment("REF1", "Ada")))
                .isEqualTo("That appointment was on Friday, January 4 at 9 AM and cannot be changed any more."
                        + " I can book a new one.");
    }

    private static String refusal(Runnable work) {
        try {
            work.run();
        } catch (ToolException e) {
            return e.getMessage();
        }
        throw new AssertionError("it was not refused");
    }
}
