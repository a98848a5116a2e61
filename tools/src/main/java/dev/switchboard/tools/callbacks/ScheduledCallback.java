package dev.switchboard.tools.callbacks;

import java.time.OffsetDateTime;

/**
 * A callback that was promised.
 *
 * @param reference by which the caller can come back to it
 * @param promisedBy until when somebody calls back
 * @param spoken the promise, to be read out
 */
public record ScheduledCallback(String reference, OffsetDateTime promisedBy, String spoken) {}
