package dev.switchboard.tools.callbacks;

import dev.switchboard.tools.hours.OpeningHours;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Computes what can be promised: a person calls within some opening time, by urgency, counted from when the caller can be
 * reached; not beyond the caller's window, and only while people are there.
 *
 * @param hours when people are there
 * @param within how much opening time they have, for every urgency
 */
record PromiseRule(OpeningHours hours, Map<Urgency, Duration> within) {

    private static final int QUARTER_HOUR = 15;

    Optional<Promise> promise(Urgency urgency, Window window, ZoneId zone) {
        LocalDateTime from = hours.nextOpen(local(window.from(), zone));
        LocalDateTime by = hours.lastOpen(toQuarterHour(hours.plus(from, within.get(urgency))));
        if (window.until() != null) {
            LocalDateTime until = local(window.until(), zone);
            if (!from.isBefore(until)) {
                return Optional.empty();
            }
            LocalDateTime last = hours.lastOpen(until);
            by = last.isBefore(by) ? last : by;
        }
        return Optional.of(new Promise(withOffset(from, zone), withOffset(by, zone)));
    }

    /** Rounds up: nobody promises a call by 2:07. */
    private static LocalDateTime toQuarterHour(LocalDateTime time) {
        LocalDateTime minute = time.truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime quarter = minute.minusMinutes(minute.getMinute() % QUARTER_HOUR);
        return quarter.equals(time) ? time : quarter.plusMinutes(QUARTER_HOUR);
    }

    private static LocalDateTime local(OffsetDateTime time, ZoneId zone) {
        return time.atZoneSameInstant(zone).toLocalDateTime();
    }

    private static OffsetDateTime withOffset(LocalDateTime time, ZoneId zone) {
        return time.atZone(zone).toOffsetDateTime();
    }
}
