/**
 * What is said and heard on a telephone: days, times and references as they are read out, names and codes as callers
 * give them. For the ready tools and their ports.
 */
@NullMarked
package dev.switchboard.tools.speech;

import org.jspecify.annotations.NullMarked;
