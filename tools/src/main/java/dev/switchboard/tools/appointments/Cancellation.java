package dev.switchboard.tools.appointments;

/**
 * An appointment that was cancelled.
 *
 * @param reference by which the caller knew it
 * @param spoken what was done, to be read out
 */
public record Cancellation(String reference, String spoken) {}
