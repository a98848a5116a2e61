/**
 * For tests of any framework: an emulator that keeps what happens, calls that tests place, and what they claim about a call.
 * A claim that is wrong throws an {@link java.lang.AssertionError} that tells the call.
 */
@NullMarked
package dev.switchboard.emulator.testing;

import org.jspecify.annotations.NullMarked;
