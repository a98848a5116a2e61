/**
 * A conversation that somebody types: lines at a prompt become what the caller says, and by a few rules what the agent says
 * and which functions the model calls. Open to whoever has lines to read and somewhere to write.
 */
@NullMarked
package dev.switchboard.emulator.typed;

import org.jspecify.annotations.NullMarked;
