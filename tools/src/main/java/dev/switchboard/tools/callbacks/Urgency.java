package dev.switchboard.tools.callbacks;

/** How soon somebody has to call back. */
public enum Urgency {
    URGENT,
    NORMAL,
    LOW
}
