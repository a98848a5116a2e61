package dev.switchboard.tools.appointments;

import java.time.LocalDateTime;

/**
 * An appointment as the calendar has it.
 *
 * @param reference by which the caller comes back to it
 * @param start when it begins
 * @param visitor who comes
 */
public record BookedAppointment(String reference, LocalDateTime start, Visitor visitor) {}
