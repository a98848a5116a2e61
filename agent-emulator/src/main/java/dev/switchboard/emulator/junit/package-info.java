/** The emulator as an extension of JUnit 5. The only package that needs JUnit. */
@NullMarked
package dev.switchboard.emulator.junit;

import org.jspecify.annotations.NullMarked;
