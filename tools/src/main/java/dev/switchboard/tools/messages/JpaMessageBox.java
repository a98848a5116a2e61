package dev.switchboard.tools.messages;

import dev.switchboard.api.DefaultBean;
import dev.switchboard.tools.speech.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The message box that comes with the tools: for the configured recipients, in the table {@code message} of the
 * application's own persistence unit.
 */
@DefaultBean
@ApplicationScoped
public class JpaMessageBox implements MessageBox {

    @PersistenceContext
    private EntityManager entities;

    private MessageSettings settings;
    private Clock clock;

    /** For the container's proxy. */
    protected JpaMessageBox() {}

    @Inject
    JpaMessageBox(MessageSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Without a container. */
    JpaMessageBox(MessageSettings settings, Clock clock, EntityManager entities) {
        this(settings, clock);
        this.entities = entities;
    }

    @Override
    public List<String> recipients() {
        return settings.recipients();
    }

    @Override
    public String leave(CallerMessage message) {
        String reference = Reference.next();
        entities.persist(new Message(reference, message, OffsetDateTime.now(clock)));
        // a reference that is taken is noticed here, where a retry can still mend it
        entities.flush();
        return reference;
    }
}
