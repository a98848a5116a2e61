/**
 * The call machine: a pure function from state and event to state and commands. No JSON, no clock, no thread, no I/O;
 * the shell in {@code telephony} owns those. Dialects make its events and carry out its commands on the wire.
 */
@NullMarked
package dev.switchboard.call;

import org.jspecify.annotations.NullMarked;
