package dev.switchboard.tools.messages;

/**
 * A message that was left.
 *
 * @param reference by which the caller can come back to it
 * @param recipient for whom it is
 * @param spoken a confirmation, to be read out
 */
public record LeftMessage(String reference, String recipient, String spoken) {}
