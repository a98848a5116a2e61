package dev.switchboard.tools.appointments;

import org.jspecify.annotations.Nullable;

/**
 * Who comes to an appointment.
 *
 * @param name the name that they gave
 * @param phone the number that they called from, empty when withheld
 * @param note what they wanted us to know, or {@code null}
 * @param callId the call in which they booked
 */
public record Visitor(String name, String phone, @Nullable String note, String callId) {}
