/**
 * How OpenAI's Realtime API speaks: translates between its JSON and the neutral events and commands of {@code call}.
 * Knows nothing of tools, sockets or threads.
 */
@NullMarked
package dev.switchboard.dialect.realtime;

import org.jspecify.annotations.NullMarked;
