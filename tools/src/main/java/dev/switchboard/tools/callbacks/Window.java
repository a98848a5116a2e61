package dev.switchboard.tools.callbacks;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When the caller can be reached.
 *
 * @param from from when on
 * @param until until when, after {@code from}; {@code null} where it does not matter
 */
public record Window(OffsetDateTime from, @Nullable OffsetDateTime until) {}
