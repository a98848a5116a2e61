package dev.switchboard.tools.appointments;

import dev.switchboard.api.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The calendar that comes with the tools: half hours from nine to five on weekdays, in the table {@code appointment} of
 * the application's own persistence unit. A unique key keeps two from having the same time.
 */
@DefaultBean
@ApplicationScoped
public class JpaCalendar implements Calendar {

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final int APPOINTMENTS_A_DAY = 16;
    private static final int MINUTES = 30;

    /** No letters or digits that sound or look alike. */
    private static final String READABLE = "ACDEFHJKLMNPRTWXY3479";

    private static final int REFERENCE_LENGTH = 6;

    private final SecureRandom random = new SecureRandom();

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Clock clock;

    @Override
    public List<LocalDateTime> free(LocalDate day) {
        Set<LocalDateTime> taken = entities.createQuery(
                        "select a.startsAt from Appointment a where a.startsAt >= :from and a.startsAt < :to",
                        LocalDateTime.class)
                .setParameter("from", day.atStartOfDay())
                .setParameter("to", day.plusDays(1).atStartOfDay())
                .getResultStream()
                .collect(Collectors.toSet());
        LocalDateTime now = LocalDateTime.now(clock);
        return offered(day)
                .filter(start -> start.isAfter(now) && !taken.contains(start))
                .toList();
    }

    private static Stream<LocalDateTime> offered(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return Stream.empty();
        }
        return IntStream.range(0, APPOINTMENTS_A_DAY)
                .mapToObj(slot -> day.atTime(OPENS).plusMinutes((long) slot * MINUTES));
    }

    @Override
    public String book(LocalDateTime start, Visitor visitor) {
        String reference = random.ints(REFERENCE_LENGTH, 0, READABLE.length())
                .mapToObj(index -> READABLE.substring(index, index + 1))
                .collect(Collectors.joining());
        entities.persist(new Appointment(reference, start, visitor));
        // a time that was taken meanwhile is noticed here, where a retry can still mend it
        entities.flush();
        return reference;
    }
}
