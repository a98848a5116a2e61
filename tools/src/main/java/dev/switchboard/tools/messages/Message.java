package dev.switchboard.tools.messages;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/**
 * A row of {@link JpaMessageBox}. Name it in the persistence unit of an application that uses that box. Not cached, since
 * the people who read the messages write to it too.
 */
@Entity
@Cacheable(false)
@Table(name = "message")
public class Message {

    @Id
    private String reference = "";

    @Column(name = "recipient")
    private String recipient = "";

    @Column(name = "body")
    private String text = "";

    @Column(name = "name")
    private String name = "";

    @Column(name = "phone")
    private String phone = "";

    @Column(name = "call_id")
    private String callId = "";

    @Column(name = "left_at")
    private OffsetDateTime leftAt = OffsetDateTime.MIN;

    /** For JPA. */
    protected Message() {}

    Message(String reference, CallerMessage message, OffsetDateTime leftAt) {
        this.reference = reference;
        this.recipient = message.recipient();
        this.text = message.text();
        this.name = message.name();
        this.phone = message.phone();
        this.callId = message.callId();
        this.leftAt = leftAt;
    }
}
