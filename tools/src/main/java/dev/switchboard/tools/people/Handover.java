package dev.switchboard.tools.people;

import java.time.LocalDateTime;
import java.util.Optional;

/** Knows where callers are handed over to who want a person. */
@FunctionalInterface
public interface Handover {

    /**
     * Whom to hand a caller over to.
     *
     * @param now the moment, by the wall clock of the application's {@code Clock}
     * @return a {@code tel:} or {@code sip:} URI; empty while nobody is there
     */
    Optional<String> target(LocalDateTime now);
}
