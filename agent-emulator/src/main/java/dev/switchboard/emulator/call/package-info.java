/**
 * A call inside the emulator: the session, the conversation with its one active response, and the script that plays
 * both people. The doors (SIP, REST, sideband) meet here and nowhere else. Not for use from outside.
 */
@NullMarked
package dev.switchboard.emulator.call;

import org.jspecify.annotations.NullMarked;
