package dev.switchboard.receptionist.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times where the practice is, with the day where it is another one. */
final class Times {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ANOTHER_DAY = DateTimeFormatter.ofPattern("MMM d, HH:mm:ss", Locale.US);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    Moment moment(Instant at) {
        ZonedDateTime here = at.atZone(clock.getZone());
        boolean today = here.toLocalDate().equals(LocalDate.now(clock));
        return new Moment((today ? TODAY : ANOTHER_DAY).format(here), at.toString());
    }
}
