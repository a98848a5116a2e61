package dev.switchboard.tools.callbacks;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/**
 * A row of {@link JpaCallbackSchedule}. Name it in the persistence unit of an application that uses that schedule. Not
 * cached, since the people who call back write to it too.
 */
@Entity
@Cacheable(false)
@Table(name = "callback")
public class Callback {

    @Id
    private String reference = "";

    @Column(name = "reason")
    private String reason = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "urgency")
    private Urgency urgency = Urgency.NORMAL;

    @Column(name = "name")
    private String name = "";

    @Column(name = "callback_number")
    private String number = "";

    @Column(name = "phone")
    private String phone = "";

    @Column(name = "promised_from")
    private OffsetDateTime promisedFrom = OffsetDateTime.MIN;

    @Column(name = "promised_by")
    private OffsetDateTime promisedBy = OffsetDateTime.MIN;

    @Column(name = "call_id")
    private String callId = "";

    /** For JPA. */
    protected Callback() {}

    Callback(String reference, CallbackRequest request, Promise promise) {
        this.reference = reference;
        this.reason = request.reason();
        this.urgency = request.urgency();
        this.name = request.name();
        this.number = request.number();
        this.phone = request.phone();
        this.callId = request.callId();
        this.promisedFrom = promise.from();
        this.promisedBy = promise.by();
    }
}
