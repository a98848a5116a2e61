package dev.switchboard.tools.appointments;

import dev.switchboard.api.Call;
import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import dev.switchboard.api.ToolParam;
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
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jspecify.annotations.Nullable;

/** Finds free times and books appointments. */
@ApplicationScoped
public class AppointmentTools {

    private static final int MOST_ALTERNATIVES = 3;

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
        return new FreeTimes(
                Spoken.day(day),
                calendar.free(day).stream().map(this::withOffset).toList());
    }

    /**
     * Books. Two callers who want the same time at the same moment collide in the database; the second one's retry, in
     * a transaction of its own, finds the time taken.
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
        LocalDateTime local = start.atZoneSameInstant(zone()).toLocalDateTime();
        List<LocalDateTime> free = calendar.free(local.toLocalDate());
        if (!free.contains(local)) {
            throw new ToolException(Spoken.dayAndTime(local) + " is not free. " + alternatives(free, local));
        }
        String reference = calendar.book(local, new Visitor(name, call.from().number(), note, call.id()));
        return new Booking(reference, withOffset(local), Spoken.dayAndTime(local));
    }

    private static String alternatives(List<LocalDateTime> free, LocalDateTime wanted) {
        if (free.isEmpty()) {
            return "Nothing is free that day.";
        }
        List<LocalDateTime> later =
                free.stream().filter(start -> start.isAfter(wanted)).toList();
        return (later.isEmpty() ? free : later)
                .stream()
                        .limit(MOST_ALTERNATIVES)
                        .map(start -> Spoken.time(start.toLocalTime()))
                        .collect(Collectors.joining(", ", "Free that day: ", "."));
    }

    private OffsetDateTime withOffset(LocalDateTime local) {
        return local.atZone(zone()).toOffsetDateTime();
    }

    private ZoneId zone() {
        return clock.getZone();
    }
}
