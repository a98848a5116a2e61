package dev.switchboard.tools.appointments;

import dev.switchboard.api.DefaultBean;
import dev.switchboard.tools.speech.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The calendar that comes with the tools: the configured opening hours cut into appointments, in the table
 * {@code appointment} of the application's own persistence unit. A unique key keeps two from having the same time.
 */
@DefaultBean
@ApplicationScoped
public class JpaCalendar implements Calendar {

    @PersistenceContext
    private EntityManager entities;

    private AppointmentSettings settings;
    private Clock clock;

    /** For the container's proxy. */
    protected JpaCalendar() {}

    @Inject
    JpaCalendar(AppointmentSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Without a container. */
    JpaCalendar(AppointmentSettings settings, Clock clock, EntityManager entities) {
        this(settings, clock);
        this.entities = entities;
    }

    @Override
    public List<LocalDateTime> free(LocalDate day) {
        List<Appointment> taken = entities.createQuery(
                        "select a from Appointment a where a.occupies >= :from and a.occupies < :to", Appointment.class)
                .setParameter("from", day.atStartOfDay())
                .setParameter("to", day.plusDays(1).atStartOfDay())
                .getResultList();
        LocalDateTime now = LocalDateTime.now(clock);
        Duration duration = settings.duration();
        return settings.hours()
                .slots(day, duration)
                .filter(start -> start.isAfter(now))
                // not by the start alone: what was booked may be of another duration than what is offered now
                .filter(start -> taken.stream().noneMatch(other -> other.overlaps(start, start.plus(duration))))
                .toList();
    }

    @Override
    public String book(LocalDateTime start, Visitor visitor) {
        String reference = Reference.next();
        entities.persist(new Appointment(reference, start, settings.duration(), visitor));
        // a time that was taken meanwhile is noticed here, where a retry can still mend it
        entities.flush();
        return reference;
    }

    @Override
    public Optional<BookedAppointment> find(String reference) {
        return Optional.ofNullable(entities.find(Appointment.class, reference))
                .filter(appointment -> !appointment.isCancelled())
                .map(Appointment::toBooked);
    }

    @Override
    public void move(String reference, LocalDateTime start, String callId) {
        booked(reference).move(start, settings.duration(), callId);
        entities.flush();
    }

    @Override
    public void cancel(String reference, String callId) {
        booked(reference).cancel(callId);
        entities.flush();
    }

    private Appointment booked(String reference) {
        return Optional.ofNullable(entities.find(Appointment.class, reference))
                .filter(appointment -> !appointment.isCancelled())
                .orElseThrow(() -> new OptimisticLockException("appointment " + reference + " is not booked any more"));
    }
}
