package dev.switchboard.tools.messages;

/**
 * What a caller leaves for somebody.
 *
 * @param recipient for whom
 * @param text the message, at most 1,000 characters
 * @param name the name that the caller gave
 * @param phone the number that they called from, empty when withheld
 * @param callId the call in which they left it
 */
public record CallerMessage(String recipient, String text, String name, String phone, String callId) {}
