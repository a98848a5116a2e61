package dev.switchboard.tools.callbacks;

/**
 * Whom to call back, and why.
 *
 * @param reason what it is about
 * @param urgency how soon it has to be
 * @param name the name that the caller gave
 * @param number which number to call
 * @param phone the number that the caller called from, empty when withheld
 * @param callId the call in which it was arranged
 */
public record CallbackRequest(
        String reason, Urgency urgency, String name, String number, String phone, String callId) {}
