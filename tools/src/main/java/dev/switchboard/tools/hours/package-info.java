/**
 * When people are there: opening hours, and the configuration that they and the rest of a ready tool's settings are read
 * from. For the ready tools' default ports.
 */
@NullMarked
package dev.switchboard.tools.hours;

import org.jspecify.annotations.NullMarked;
