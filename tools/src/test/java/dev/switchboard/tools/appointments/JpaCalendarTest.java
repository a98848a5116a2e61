package dev.switchboard.tools.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.switchboard.tools.Database;
import dev.switchboard.tools.MapConfig;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JpaCalendarTest {

    private static final LocalDate TUESDAY = LocalDate.parse("2030-01-08");
    private static final LocalDateTime TWO = TUESDAY.atTime(14, 0);
    private static final LocalDateTime THREE = TUESDAY.atTime(15, 0);
    private static final Visitor ADA = new Visitor("Ada", "+14155550123", "first visit", "rtc_1");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2030-01-07T15:00:00Z"), ZoneId.of("America/New_York"));

    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    private static JpaCalendar calendar(EntityManager entities, Map<String, String> config) {
        return new JpaCalendar(new AppointmentSettings(new MapConfig(config)), CLOCK, entities);
    }

    private <T> T with(Function<Calendar, T> work) {
        return database.inTransaction(entities -> work.apply(calendar(entities, Map.of())));
    }

    private List<LocalDateTime> free(Map<String, String> config) {
        return database.inTransaction(entities -> calendar(entities, config).free(TUESDAY));
    }

    private String book(LocalDateTime start) {
        return with(calendar -> calendar.book(start, ADA));
    }

    private Optional<BookedAppointment> find(String reference) {
        return with(calendar -> calendar.find(reference));
    }

    private void run(Consumer<Calendar> work) {
        var unused = with(calendar -> {
            work.accept(calendar);
            return true;
        });
    }

    @Test
    void offersHalfHoursFromNineToFive() {
        assertThat(free(Map.of()))
                .hasSize(16)
                .startsWith(TUESDAY.atTime(9, 0), TUESDAY.atTime(9, 30))
                .endsWith(TUESDAY.atTime(16, 30));
    }

    @Test
    void offersWhatIsConfigured() {
        Map<String, String> config = Map.of(
                "switchboard.tools.appointments.opens", "10:00",
                "switchboard.tools.appointments.closes", "12:00",
                "switchboard.tools.appointments.duration", "PT45M",
                "switchboard.tools.appointments.days", "TUESDAY");

        assertThat(free(config)).containsExactly(TUESDAY.atTime(10, 0), TUESDAY.atTime(10, 45));
    }

    @Test
    void offersNothingThatHasBegun() {
        List<LocalDateTime> monday = with(calendar -> calendar.free(TUESDAY.minusDays(1)));

        assertThat(monday).startsWith(LocalDateTime.parse("2030-01-07T10:30:00"));
    }

    @Test
    void keepsWhoComesAndInWhichCallTheyBooked() {
        String reference = book(TWO);

        assertThat(find(reference)).contains(new BookedAppointment(reference, TWO, ADA));
    }

    @Test
    void doesNotOfferWhatIsBooked() {
        book(TWO);

        assertThat(free(Map.of())).hasSize(15).doesNotContain(TWO);
    }

    @Test
    void doesNotOfferWhatOverlapsAnAppointmentOfAnotherDuration() {
        book(TUESDAY.atTime(9, 30));

        assertThat(free(Map.of("switchboard.tools.appointments.duration", "PT1H")))
                .startsWith(TUESDAY.atTime(10, 0));
    }

    @Test
    void refusesASecondAppointmentAtOneTime() {
        book(TWO);

        assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> book(TWO));
    }

    @Test
    void movingSetsTheOldTimeFreeAndTakesTheNewOne() {
        String reference = book(TWO);

        run(calendar -> calendar.move(reference, THREE, "rtc_2"));

        assertThat(free(Map.of())).contains(TWO).doesNotContain(THREE);
    }

    @Test
    void movingToATakenTimeLeavesTheAppointmentWhereItWas() {
        String reference = book(TWO);
        book(THREE);

        assertThatExceptionOfType(PersistenceException.class)
                .isThrownBy(() -> run(calendar -> calendar.move(reference, THREE, "rtc_2")));
        assertThat(find(reference).orElseThrow().start()).isEqualTo(TWO);
    }

    @Test
    void aCancelledTimeCanBeBookedAgain() {
        String reference = book(TWO);
        run(calendar -> calendar.cancel(reference, "rtc_2"));

        String second = book(TWO);

        assertThat(find(second)).isPresent();
    }

    @Test
    void aCancelledAppointmentIsNotFoundAnyMore() {
        String reference = book(TWO);

        run(calendar -> calendar.cancel(reference, "rtc_2"));

        assertThat(find(reference)).isEmpty();
    }

    @Test
    void theRowOfACancelledAppointmentNamesBothCalls() {
        String reference = book(TWO);

        run(calendar -> calendar.cancel(reference, "rtc_2"));

        assertThat(database.row("select call_id, changed_call_id from appointment"))
                .isEqualTo(List.of("rtc_1", "rtc_2"));
    }

    @Test
    void aChangeMadeMeanwhileIsNoticed() {
        String reference = book(TWO);

        assertThatExceptionOfType(PersistenceException.class)
                .isThrownBy(() -> run(calendar -> {
                    calendar.find(reference);
                    run(other -> other.move(reference, THREE, "rtc_2"));
                    calendar.cancel(reference, "rtc_3");
                }));
        assertThat(find(reference).orElseThrow().start()).isEqualTo(THREE);
    }
}
