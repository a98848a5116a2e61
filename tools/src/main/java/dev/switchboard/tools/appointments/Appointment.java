package dev.switchboard.tools.appointments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A row of {@link JpaCalendar}. Name it in the persistence unit of an application that uses that calendar. */
@Entity
@Table(name = "appointment")
public class Appointment {

    @Id
    private String reference = "";

    @Column(name = "starts_at")
    private LocalDateTime startsAt = LocalDateTime.MIN;

    @Column(name = "name")
    private String name = "";

    @Column(name = "phone")
    private String phone = "";

    @Column(name = "note")
    private @Nullable String note;

    @Column(name = "call_id")
    private String callId = "";

    /** For JPA. */
    protected Appointment() {}

    Appointment(String reference, LocalDateTime startsAt, Visitor visitor) {
        this.reference = reference;
        this.startsAt = startsAt;
        this.name = visitor.name();
        this.phone = visitor.phone();
        this.note = visitor.note();
        this.callId = visitor.callId();
    }
}
