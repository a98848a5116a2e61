package dev.switchboard.tools.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.api.ToolException;
import dev.switchboard.tools.AnyCall;
import dev.switchboard.tools.Database;
import dev.switchboard.tools.MapConfig;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two callers want one time at the same moment, and both have seen it free. */
class DoubleBookingTest {

    private static final OffsetDateTime TWO = OffsetDateTime.parse("2030-01-08T14:00:00Z");
    private static final OffsetDateTime THREE = TWO.plusHours(1);
    private static final String TWO_IS_TAKEN =
            "Tuesday, January 8 at 2 PM is not free. Free that day: 2:30 PM, 3 PM, 3:30 PM.";

    private final Clock clock = Clock.fixed(Instant.parse("2030-01-07T10:00:00Z"), ZoneOffset.UTC);
    private final Database database = new Database();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CyclicBarrier bothSawItFree = new CyclicBarrier(2);

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void oneBooksAndTheOtherHearsThatItIsTaken() throws Exception {
        Future<String> ada = threads.submit(() -> book("Ada"));
        Future<String> grace = threads.submit(() -> book("Grace"));

        assertThat(List.of(ada.get(), grace.get()))
                .containsExactlyInAnyOrder("Tuesday, January 8 at 2 PM", TWO_IS_TAKEN);
    }

    @Test
    void oneBooksOrTheOtherMovesThereButNotBoth() throws Exception {
        String reference = database.inTransaction(
                entities -> calendar(entities).book(THREE.toLocalDateTime(), new Visitor("Grace", "", null, "rtc_0")));
        Future<String> ada = threads.submit(() -> book("Ada"));
        Future<String> grace = threads.submit(() -> twice(() -> database.inTransaction(entities ->
                tools(entities).moveAppointment(reference, TWO, "Grace").spoken())));

        assertThat(List.of(ada.get(), grace.get()))
                .contains("Tuesday, January 8 at 2 PM")
                .anyMatch(answer -> answer.startsWith("Tuesday, January 8 at 2 PM is not free."));
    }

    private String book(String name) throws Exception {
        return twice(() -> database.inTransaction(
                entities -> tools(entities).bookAppointment(TWO, name, null).spoken()));
    }

    /** What {@code @Retry} does, each time in a transaction of its own. */
    private static String twice(Callable<String> attempt) throws Exception {
        try {
            try {
                return attempt.call();
            } catch (PersistenceException e) {
                return attempt.call();
            }
        } catch (ToolException e) {
            return e.getMessage();
        }
    }

    private AppointmentTools tools(EntityManager entities) {
        return new AppointmentTools(new WaitingCalendar(calendar(entities)), AnyCall.withheld(), clock);
    }

    private JpaCalendar calendar(EntityManager entities) {
        return new JpaCalendar(new AppointmentSettings(MapConfig.EMPTY), clock, entities);
    }

    /** Lets nobody take a time before both have seen it free. A second attempt does not come that far. */
    private final class WaitingCalendar implements Calendar {

        private final Calendar calendar;

        WaitingCalendar(Calendar calendar) {
            this.calendar = calendar;
        }

        @Override
        public List<LocalDateTime> free(LocalDate day) {
            return calendar.free(day);
        }

        @Override
        public String book(LocalDateTime start, Visitor visitor) {
            await();
            return calendar.book(start, visitor);
        }

        @Override
        public Optional<BookedAppointment> find(String reference) {
            return calendar.find(reference);
        }

        @Override
        public void move(String reference, LocalDateTime start, String callId) {
            await();
            calendar.move(reference, start, callId);
        }

        @Override
        public void cancel(String reference, String callId) {
            calendar.cancel(reference, callId);
        }

        private void await() {
            try {
                bothSawItFree.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("the other one did not come", e);
            }
        }
    }
}
