package dev.switchboard.ledger;

import dev.switchboard.call.Note;
import java.time.Instant;

/**
 * A note that waits to be written.
 *
 * @param callId the call that it is about
 * @param entry the how many-th it is on this server; names it where the service does not, so that it is written once
 *     however often that is tried
 * @param note what is kept
 * @param at when it happened
 * @param nanos the same by the JVM's own clock, to tell how long it waits
 */
record KeptNote(String callId, long entry, Note note, Instant at, long nanos) {}
