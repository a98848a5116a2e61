package dev.switchboard.tools.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.api.Call;
import dev.switchboard.api.PhoneAddress;
import dev.switchboard.api.ToolException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A tool is a method: it is tested by calling it. */
class AppointmentToolsTest {

    private static final LocalDateTime TWO = LocalDateTime.parse("2030-01-08T14:00:00");
    private static final LocalDateTime THREE = TWO.plusHours(1);

    private final List<Visitor> visitors = new ArrayList<>();
    private final List<LocalDateTime> free = new ArrayList<>(List.of(TWO, THREE));
    private final AppointmentTools tools = new AppointmentTools(
            new OneDay(),
            new AnyCall(),
            Clock.fixed(Instant.parse("2030-01-07T10:00:00Z"), ZoneId.of("America/New_York")));

    @Test
    void booksAFreeTimeForTheNumberThatCalls() {
        Booking booking = tools.bookAppointment(OffsetDateTime.parse("2030-01-08T19:00:00Z"), "Ada", null);

        assertThat(booking)
                .isEqualTo(new Booking(
                        "REF1", OffsetDateTime.parse("2030-01-08T14:00:00-05:00"), "Tuesday, January 8 at 2 PM"));
        assertThat(visitors).containsExactly(new Visitor("Ada", "+14155550123", null, "rtc_1"));
    }

    @Test
    void offersWhatIsFreeWhenTheTimeIsTaken() {
        free.remove(TWO);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> tools.bookAppointment(OffsetDateTime.parse("2030-01-08T14:00:00-05:00"), "Ada", null))
                .withMessage("Tuesday, January 8 at 2 PM is not free. Free that day: 3 PM.");
        assertThat(visitors).isEmpty();
    }

    @Test
    void listsWhatIsFree() {
        assertThat(tools.findFreeTimes(LocalDate.parse("2030-01-08")))
                .isEqualTo(new FreeTimes(
                        "Tuesday, January 8",
                        List.of(
                                OffsetDateTime.parse("2030-01-08T14:00:00-05:00"),
                                OffsetDateTime.parse("2030-01-08T15:00:00-05:00"))));
    }

    private final class OneDay implements Calendar {
        @Override
        public List<LocalDateTime> free(LocalDate day) {
            return free.stream()
                    .filter(start -> start.toLocalDate().equals(day))
                    .toList();
        }

        @Override
        public String book(LocalDateTime start, Visitor visitor) {
            visitors.add(visitor);
            return "REF" + visitors.size();
        }
    }

    private static final class AnyCall implements Call {
        @Override
        public String id() {
            return "rtc_1";
        }

        @Override
        public PhoneAddress from() {
            return new PhoneAddress("Ada", "+14155550123");
        }

        @Override
        public PhoneAddress to() {
            return new PhoneAddress("", "+18005550100");
        }

        @Override
        public Optional<String> sipCallId() {
            return Optional.of("sip-1");
        }

        @Override
        public Set<String> roles() {
            return Set.of();
        }

        @Override
        public void grant(String role) {
            throw new UnsupportedOperationException();
        }
    }
}
