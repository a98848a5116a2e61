/**
 * Promising that a person calls back. Name {@link dev.switchboard.tools.callbacks.CallbackTools} in an agent's
 * {@code tools}; {@link dev.switchboard.tools.callbacks.CallbackSchedule} is the port behind it.
 */
@NullMarked
package dev.switchboard.tools.callbacks;

import org.jspecify.annotations.NullMarked;
