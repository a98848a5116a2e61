/** The ground of the emulator's file formats: YAML whose flaws are told with the place at which they are. */
@NullMarked
package dev.switchboard.emulator.yaml;

import org.jspecify.annotations.NullMarked;
