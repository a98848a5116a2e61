package dev.switchboard.tools.callbacks;

import java.time.OffsetDateTime;

/**
 * When somebody calls back, in the time zone of who calls back.
 *
 * @param from not before this
 * @param by not after this
 */
public record Promise(OffsetDateTime from, OffsetDateTime by) {}
