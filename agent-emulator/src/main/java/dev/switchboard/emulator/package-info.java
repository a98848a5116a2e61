/**
 * A stand-in for OpenAI's Realtime service with a SIP door, for tests and for trying things without a key. Start it with
 * {@link dev.switchboard.emulator.Emulator}; dial in with any SIP telephone, or with {@code phone}.
 */
@NullMarked
package dev.switchboard.emulator;

import org.jspecify.annotations.NullMarked;
