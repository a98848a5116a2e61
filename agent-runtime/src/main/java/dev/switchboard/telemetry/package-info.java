/**
 * What operators see of calls: a trace for each and metrics of all. Telephony tells it what happens; it decides nothing and
 * keeps nothing, and what goes wrong in it never touches a call.
 */
@NullMarked
package dev.switchboard.telemetry;

import org.jspecify.annotations.NullMarked;
