package dev.switchboard.receptionist.desk;

/**
 * A time, for people and for machines.
 *
 * @param text as people read it
 * @param iso ISO-8601
 */
record Moment(String text, String iso) {}
