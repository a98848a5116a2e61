/**
 * Audio of calls (RFC 3550): 20 ms packets in real time with G.711 and G.722, and keys pressed on the telephone
 * (RFC 4733). One thread does it for all calls of an engine. Used by both ends of a call.
 */
@NullMarked
package dev.switchboard.emulator.rtp;

import org.jspecify.annotations.NullMarked;
