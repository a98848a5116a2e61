package dev.switchboard.tools.appointments;

import dev.switchboard.api.Call;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import dev.switchboard.api.ToolParam;
import dev.switchboard.tools.speech.Heard;
import dev.switchboard.tools.speech.Spoken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Finds free times, and books, moves and cancels appointments.
 *
 * <p>Two callers who want the same time at the same moment collide in the database; the second one's retry, in a
 * transaction of its own, finds the time taken. Who moves or cancels has to know the reference, and either the name that
 * the appointment is booked under or to call from the number that booked it. Of a wrong reference and a wrong name the
 * caller hears the same.
 */
@ApplicationScoped
public class AppointmentTools {

    private Calendar calendar;
    private Call call;
    private Clock clock;

    /** For the container's proxy. */
    protected AppointmentTools() {}

    /**
     * @param calendar where appointments are kept
     * @param call the call that a tool runs in
     * @param clock tells the time, and by its zone where the appointments take place
     */
    @Inject
    public AppointmentTools(Calendar calendar, Call call, Clock clock) {
        this.calendar = calendar;
        this.call = call;
        this.clock = clock;
    }

    /**
     * Looks what is free.
     *
     * @param day the day
     * @return its free times
     */
    @Tool(value = "Look up which appointment times are free on a day", readOnly = true)
    @Timeout(4000)
    public FreeTimes findFreeTimes(@ToolParam("the day, ISO-8601") @FutureOrPresent LocalDate day) {
        List<LocalDateTime> free = calendar.free(day);
        return new FreeTimes(
                Spoken.day(day),
                free.stream().map(this::withOffset).toList(),
                Spoken.times(free.stream().map(LocalDateTime::toLocalTime).toList()));
    }

    /**
     * Books.
     *
     * @param start when the appointment begins
     * @param name who comes
     * @param note what the caller wants known
     * @return the appointment
     */
    @Tool("Book an appointment after the caller has agreed to the exact start time")
    @Retry(maxRetries = 2, retryOn = PersistenceException.class)
    @Timeout(4000)
    public Booking bookAppointment(
            @ToolParam("start, ISO-8601 with offset") @Future OffsetDateTime start,
            @ToolParam("name the caller gave") @NotBlank @Size(max = 80) String name,
            @ToolParam(value = "anything the caller wants us to know", required = false) @Size(max = 400) @Nullable
                    String note) {
        LocalDateTime local = local(start);
        requireFree(local);
        String reference = calendar.book(local, new Visitor(name, call.from().number(), note, call.id()));
        return booking(reference, local);
    }

    /**
     * Moves, in one transaction: the old time is free when the new one is taken, and not before.
     *
     * @param reference of the appointment
     * @param start when it is to begin
     * @param name who it is booked under
     * @return the appointment at its new time
     */
    @Tool("Move an appointment after the caller has agreed to the exact new start time")
    @Retry(maxRetries = 2, retryOn = PersistenceException.class)
    @Timeout(4000)
    public Booking moveAppointment(
            @ToolParam("the appointment's reference") @NotBlank @Size(max = 40) String reference,
            @ToolParam("new start, ISO-8601 with offset") @Future OffsetDateTime start,
            @ToolParam(value = "name it is booked under, if the caller gave it", required = false)
                    @Size(max = 80)
                    @Nullable
                    String name) {
        BookedAppointment appointment = ownAppointment(reference, name);
        LocalDateTime local = local(start);
        if (!local.equals(appointment.start())) {
            requireFree(local);
            calendar.move(appointment.reference(), local, call.id());
        }
        return booking(appointment.reference(), local);
    }

    /**
     * Cancels.
     *
     * @param reference of the appointment
     * @param name who it is booked under
     * @return what was cancelled
     */
    @Tool("Cancel an appointment after the caller has confirmed that they do not want it")
    @Retry(maxRetries = 2, retryOn = PersistenceException.class)
    @Timeout(4000)
    public Cancellation cancelAppointment(
            @ToolParam("the appointment's reference") @NotBlank @Size(max = 40) String reference,
            @ToolParam(value = "name it is booked under, if the caller gave it", required = false)
                    @Size(max = 80)
                    @Nullable
                    String name) {
        BookedAppointment appointment = ownAppointment(reference, name);
        calendar.cancel(appointment.reference(), call.id());
        return new Cancellation(
                appointment.reference(),
                "The appointment on " + Spoken.dayAndTime(appointment.start()) + " is cancelled.");
    }

    private BookedAppointment ownAppointment(String reference, @Nullable String name) {
        BookedAppointment appointment = calendar.find(Heard.code(reference))
                .filter(found -> isOfCaller(found.visitor(), name))
                .orElseThrow(() -> new ToolException("I find no appointment with that reference for you."
                        + " Please tell me the reference again, and the name that it is booked under."));
        if (!appointment.start().isAfter(LocalDateTime.now(clock))) {
            throw new ToolException("That appointment was on " + Spoken.dayAndTime(appointment.start())
                    + " and cannot be changed any more. I can book a new one.");
        }
        return appointment;
    }

    private boolean isOfCaller(Visitor visitor, @Nullable String name) {
        return (name != null && Heard.same(Heard.name(name), Heard.name(visitor.name())))
                || Heard.same(Heard.phone(call.from().number()), Heard.phone(visitor.phone()));
    }

    private void requireFree(LocalDateTime start) {
        if (!calendar.free(start.toLocalDate()).contains(start)) {
            throw new ToolException(Spoken.dayAndTime(start) + " is not free. " + new Alternatives(calendar).to(start));
        }
    }

    private Booking booking(String reference, LocalDateTime start) {
        return new Booking(reference, withOffset(start), Spoken.dayAndTime(start));
    }

    private LocalDateTime local(OffsetDateTime start) {
        return start.atZoneSameInstant(zone()).toLocalDateTime();
    }

    private OffsetDateTime withOffset(LocalDateTime local) {
        return local.atZone(zone()).toOffsetDateTime();
    }

    private ZoneId zone() {
        return clock.getZone();
    }
}
