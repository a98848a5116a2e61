package dev.switchboard.it.caller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The application's clock: it goes, and began at five past ten on the next Tuesday in New York. */
@ApplicationScoped
public class TuesdayClock {

    /** Where it hangs. */
    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final Clock clock = Clock.offset(
            Clock.system(ZONE), Duration.between(Instant.now(), tuesday().toInstant()));

    /** {@return when it began, as seen from today} */
    public static ZonedDateTime tuesday() {
        return ZonedDateTime.now(ZONE)
                .with(TemporalAdjusters.next(DayOfWeek.TUESDAY))
                .truncatedTo(ChronoUnit.DAYS)
                .withHour(10)
                .withMinute(5);
    }

    @Produces
    Clock clock() {
        return clock;
    }
}
