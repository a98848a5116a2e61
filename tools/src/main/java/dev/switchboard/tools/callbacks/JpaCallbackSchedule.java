package dev.switchboard.tools.callbacks;

import dev.switchboard.api.DefaultBean;
import dev.switchboard.tools.speech.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;

/**
 * The schedule that comes with the tools: promises by the configured opening hours, kept in the table {@code callback} of
 * the application's own persistence unit.
 */
@DefaultBean
@ApplicationScoped
public class JpaCallbackSchedule implements CallbackSchedule {

    @PersistenceContext
    private EntityManager entities;

    private CallbackSettings settings;
    private Clock clock;

    /** For the container's proxy. */
    protected JpaCallbackSchedule() {}

    @Inject
    JpaCallbackSchedule(CallbackSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Without a container. */
    JpaCallbackSchedule(CallbackSettings settings, Clock clock, EntityManager entities) {
        this(settings, clock);
        this.entities = entities;
    }

    @Override
    public Optional<Promise> promise(Urgency urgency, Window window) {
        return settings.rule().promise(urgency, window, clock.getZone());
    }

    @Override
    public String schedule(CallbackRequest request, Promise promise) {
        String reference = Reference.next();
        entities.persist(new Callback(reference, request, promise));
        // a reference that is taken is noticed here, where a retry can still mend it
        entities.flush();
        return reference;
    }
}
