package dev.switchboard.tools.appointments;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What is free on a day.
 *
 * @param day the day, to be read out
 * @param starts when appointments can begin, earliest first
 * @param spoken the first of them, and how many there are besides, to be read out; empty where there is none
 */
public record FreeTimes(String day, List<OffsetDateTime> starts, String spoken) {}
