package dev.switchboard.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the ledger keeps, and for how long. Every key is described in docs/reference/configuration.md. */
@ApplicationScoped
public class LedgerSettings {

    /** A call that is younger may not be over. */
    private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);

    @Inject
    @ConfigProperty(name = "switchboard.ledger.retention")
    Duration retention;

    @Inject
    @ConfigProperty(name = "switchboard.ledger.digits")
    boolean keepsDigits;

    /** {@return all that is wrong, a sentence each} */
    List<String> problems() {
        return retention.isZero() || retention.compareTo(SHORTEST_RETENTION) >= 0
                ? List.of()
                : List.of("switchboard.ledger.retention must be a day (P1D) or more, or PT0S for ever, but is "
                        + retention);
    }

    /** {@return how long a call is kept from its beginning; empty: for ever} */
    public Optional<Duration> retention() {
        return retention.isZero() ? Optional.empty() : Optional.of(retention);
    }

    /** {@return whether the ledger has which keys a caller pressed, and not only that one was} */
    public boolean keepsDigits() {
        return keepsDigits;
    }
}
