/** A telephone that dials in with SIP, for demos and tests. */
@NullMarked
package dev.switchboard.emulator.phone;

import org.jspecify.annotations.NullMarked;
