package dev.switchboard.tools.appointments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Where appointments are kept. Times are the wall clock of the place that is visited. Whether the caller may change an
 * appointment is checked before a method here is called.
 */
public interface Calendar {

    /**
     * The times that can still be booked on a day.
     *
     * @param day the day
     * @return their starts, earliest first; empty on a day on which nothing is offered or free
     */
    List<LocalDateTime> free(LocalDate day);

    /**
     * Books an appointment at a time that is free.
     *
     * @param start one of the starts of {@link #free}
     * @param visitor who comes
     * @return the appointment's reference: capital letters and digits, short enough to be read out
     */
    String book(LocalDateTime start, Visitor visitor);

    /**
     * Looks an appointment up.
     *
     * @param reference what {@link #book} returned
     * @return the appointment, or empty where there is none or it was cancelled
     */
    Optional<BookedAppointment> find(String reference);

    /**
     * Gives an appointment another time and sets its old one free, both or neither.
     *
     * @param reference of an appointment that {@link #find} finds
     * @param start one of the starts of {@link #free}
     * @param callId the call in which it is moved
     */
    void move(String reference, LocalDateTime start, String callId);

    /**
     * Cancels an appointment and sets its time free.
     *
     * @param reference of an appointment that {@link #find} finds
     * @param callId the call in which it is cancelled
     */
    void cancel(String reference, String callId);
}
