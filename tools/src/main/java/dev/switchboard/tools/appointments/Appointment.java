package dev.switchboard.tools.appointments;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link JpaCalendar}. Name it in the persistence unit of an application that uses that calendar. Not cached,
 * since other nodes and people at the database change rows too.
 */
@Entity
@Cacheable(false)
@Table(name = "appointment")
public class Appointment {

    @Id
    private String reference = "";

    @Version
    private int version;

    @Column(name = "starts_at")
    private LocalDateTime startsAt = LocalDateTime.MIN;

    @Column(name = "ends_at")
    private LocalDateTime endsAt = LocalDateTime.MIN;

    /** The start, as long as the appointment has not been cancelled: what the unique key is on. */
    @Column(name = "occupies")
    private @Nullable LocalDateTime occupies;

    @Column(name = "name")
    private String name = "";

    @Column(name = "phone")
    private String phone = "";

    @Column(name = "note")
    private @Nullable String note;

    @Column(name = "call_id")
    private String callId = "";

    @Column(name = "changed_call_id")
    private @Nullable String changedCallId;

    /** For JPA. */
    protected Appointment() {}

    Appointment(String reference, LocalDateTime start, Duration duration, Visitor visitor) {
        this.reference = reference;
        this.name = visitor.name();
        this.phone = visitor.phone();
        this.note = visitor.note();
        this.callId = visitor.callId();
        take(start, duration);
    }

    void move(LocalDateTime start, Duration duration, String inCall) {
        take(start, duration);
        changedCallId = inCall;
    }

    void cancel(String inCall) {
        occupies = null;
        changedCallId = inCall;
    }

    private void take(LocalDateTime start, Duration duration) {
        startsAt = start;
        endsAt = start.plus(duration);
        occupies = start;
    }

    boolean isCancelled() {
        return occupies == null;
    }

    boolean overlaps(LocalDateTime from, LocalDateTime to) {
        return startsAt.isBefore(to) && endsAt.isAfter(from);
    }

    BookedAppointment toBooked() {
        return new BookedAppointment(reference, startsAt, new Visitor(name, phone, note, callId));
    }
}
