package dev.switchboard.tools.appointments;

import java.time.OffsetDateTime;

/**
 * An appointment that was made.
 *
 * @param reference by which the caller can come back to it
 * @param start when it begins
 * @param spoken when it begins, to be read out
 */
public record Booking(String reference, OffsetDateTime start, String spoken) {}
