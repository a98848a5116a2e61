/**
 * What goes wrong on purpose: the plan of an emulator or a script, and what of it strikes in one call. The doors and the
 * call ask; nothing here does harm itself.
 */
@NullMarked
package dev.switchboard.emulator.fault;

import org.jspecify.annotations.NullMarked;
