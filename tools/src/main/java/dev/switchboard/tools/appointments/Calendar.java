package dev.switchboard.tools.appointments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Where appointments are kept. Times are the wall clock of the place that is visited. */
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
     * @return the appointment's reference, short enough to be read out
     */
    String book(LocalDateTime start, Visitor visitor);
}
