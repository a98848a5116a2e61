/**
 * Booking appointments by telephone. Name {@link dev.switchboard.tools.appointments.AppointmentTools} in an agent's
 * {@code tools}; {@link dev.switchboard.tools.appointments.Calendar} is the port behind it.
 */
@NullMarked
package dev.switchboard.tools.appointments;

import org.jspecify.annotations.NullMarked;
