/**
 * What happened in a call, kept: as objects, as lines to read, as lines of JSON, and as a page. Built from the emulator's
 * events alone; open to everybody.
 */
@NullMarked
package dev.switchboard.emulator.timeline;

import org.jspecify.annotations.NullMarked;
