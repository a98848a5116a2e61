/** The SIP door: INVITE, CANCEL, BYE, OPTIONS over UDP and TCP, on a SIP stack that others maintain. */
@NullMarked
package dev.switchboard.emulator.sip;

import org.jspecify.annotations.NullMarked;
