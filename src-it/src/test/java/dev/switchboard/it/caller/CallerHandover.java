package dev.switchboard.it.caller;

import dev.switchboard.api.Call;
import dev.switchboard.tools.people.Handover;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.util.Optional;

/** An integrator's own: a person is there for those who do not call by night. */
@ApplicationScoped
public class CallerHandover implements Handover {

    /** Whom callers are handed over to. */
    public static final String TARGET = "tel:+14155550199";

    @Inject
    private Call call;

    @Override
    public Optional<String> target(LocalDateTime now) {
        return call.to().number().equals(NightAgent.NUMBER) ? Optional.empty() : Optional.of(TARGET);
    }
}
