/**
 * The SIP door: dialogs with callers over UDP, TCP and TLS, on a SIP stack that others maintain, and the audio of their
 * calls. The telephone for tests stands on the same stack.
 */
@NullMarked
package dev.switchboard.emulator.sip;

import org.jspecify.annotations.NullMarked;
