/** Tells the application of incoming calls, signed by the rules of Standard Webhooks. */
@NullMarked
package dev.switchboard.emulator.webhook;

import org.jspecify.annotations.NullMarked;
