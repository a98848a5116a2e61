/** The emulator as a program: {@code java -jar agent-emulator-…-all.jar --help}. */
@NullMarked
package dev.switchboard.emulator.program;

import org.jspecify.annotations.NullMarked;
