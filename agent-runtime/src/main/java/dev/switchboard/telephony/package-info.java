/**
 * The telephone side: the webhook's front door, the decision about a call, call control over REST, and the shell around
 * each call machine, which owns the sideband and carries out commands.
 */
@NullMarked
package dev.switchboard.telephony;

import org.jspecify.annotations.NullMarked;
