package dev.switchboard.tools.appointments;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A calendar of a few offered times, whose references count up from {@code REF1}. */
final class MemoryCalendar implements Calendar {

    private final List<LocalDateTime> offered;
    private final Map<String, BookedAppointment> booked = new LinkedHashMap<>();

    MemoryCalendar(LocalDateTime... offered) {
        this.offered = List.of(offered);
    }

    void put(String reference, LocalDateTime start, Visitor visitor) {
        booked.put(reference, new BookedAppointment(reference, start, visitor));
    }

    @Override
    public List<LocalDateTime> free(LocalDate day) {
        return offered.stream()
                .filter(start -> start.toLocalDate().equals(day))
                .filter(start -> booked.values().stream()
                        .noneMatch(other -> other.start().equals(start)))
                .toList();
    }

    @Override
    public String book(LocalDateTime start, Visitor visitor) {
        String reference = "REF" + (booked.size() + 1);
        put(reference, start, visitor);
        return reference;
    }

    @Override
    public Optional<BookedAppointment> find(String reference) {
        return Optional.ofNullable(booked.get(reference));
    }

    @Override
    public void move(String reference, LocalDateTime start, String callId) {
        put(reference, start, booked.get(reference).visitor());
    }

    @Override
    public void cancel(String reference, String callId) {
        booked.remove(reference);
    }
}
