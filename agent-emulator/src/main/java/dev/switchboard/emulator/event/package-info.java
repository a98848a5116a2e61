/** What happens in the emulator, told to whoever listens. */
@NullMarked
package dev.switchboard.emulator.event;

import org.jspecify.annotations.NullMarked;
