/** What callers hear of the agent: lines of text made sound when they are said. */
@NullMarked
package dev.switchboard.emulator.voice;

import org.jspecify.annotations.NullMarked;
